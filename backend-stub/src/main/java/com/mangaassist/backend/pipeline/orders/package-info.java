/** Customers' orders, as answers about them need them. */
@NullMarked
package com.mangaassist.backend.pipeline.orders;

import org.jspecify.annotations.NullMarked;
