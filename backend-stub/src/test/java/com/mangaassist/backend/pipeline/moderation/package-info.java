/** Ratings of messages and answers, and the guard that holds answers back. */
@NullMarked
package com.mangaassist.backend.pipeline.moderation;

import org.jspecify.annotations.NullMarked;
