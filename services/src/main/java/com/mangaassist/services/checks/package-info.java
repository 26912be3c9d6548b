/** Conversations that are kept as tests: what is expected of each answer, and what came of it. */
@NullMarked
package com.mangaassist.services.checks;

import org.jspecify.annotations.NullMarked;
