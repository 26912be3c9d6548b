/** Reads a customer's words: titles, authors, topics, conditions, likeness and order. */
@NullMarked
package com.mangaassist.backend.pipeline.retrieval.understanding;

import org.jspecify.annotations.NullMarked;
