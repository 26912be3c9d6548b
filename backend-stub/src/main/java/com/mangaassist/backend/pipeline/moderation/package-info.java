/** Rates messages and answers, and holds back answers that must not be shown. */
@NullMarked
package com.mangaassist.backend.pipeline.moderation;

import org.jspecify.annotations.NullMarked;
