/** The product index itself: understands a query, gathers the signals and ranks. */
@NullMarked
package com.mangaassist.backend.pipeline.retrieval.search;

import org.jspecify.annotations.NullMarked;
