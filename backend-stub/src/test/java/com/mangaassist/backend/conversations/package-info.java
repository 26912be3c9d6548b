/** Whole conversations through dialogue, prompt and offline model. */
@NullMarked
package com.mangaassist.backend.conversations;

import org.jspecify.annotations.NullMarked;
