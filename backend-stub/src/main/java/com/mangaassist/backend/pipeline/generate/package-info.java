/** Answers in the background, by the document's path: bus, rule, queue, worker. */
@NullMarked
package com.mangaassist.backend.pipeline.generate;

import org.jspecify.annotations.NullMarked;
