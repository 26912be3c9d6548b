/** Models as data: ids, prices, latency and state. */
@NullMarked
package com.mangaassist.services.models;

import org.jspecify.annotations.NullMarked;
