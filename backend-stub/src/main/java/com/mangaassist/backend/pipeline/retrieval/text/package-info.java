/** Forms of a text that make different spellings of the same words equal. */
@NullMarked
package com.mangaassist.backend.pipeline.retrieval.text;

import org.jspecify.annotations.NullMarked;
