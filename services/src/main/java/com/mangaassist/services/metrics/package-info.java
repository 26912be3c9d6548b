/** Figures of MangaAssist itself, put to CloudWatch. */
@NullMarked
package com.mangaassist.services.metrics;

import org.jspecify.annotations.NullMarked;
