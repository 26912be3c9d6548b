/** The shop's products as publishers change them. */
@NullMarked
package com.mangaassist.backend.pipeline.catalog;

import org.jspecify.annotations.NullMarked;
