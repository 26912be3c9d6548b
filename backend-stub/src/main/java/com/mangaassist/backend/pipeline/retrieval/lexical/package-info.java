/** Full-text search over the catalogue with Lucene: Japanese, English and sounded-out fields. */
@NullMarked
package com.mangaassist.backend.pipeline.retrieval.lexical;

import org.jspecify.annotations.NullMarked;
