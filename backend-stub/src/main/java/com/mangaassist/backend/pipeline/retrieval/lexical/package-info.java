/** Full-text search over the catalogue with Lucene: Japanese and English, romaji titles with it. */
@NullMarked
package com.mangaassist.backend.pipeline.retrieval.lexical;

import org.jspecify.annotations.NullMarked;
