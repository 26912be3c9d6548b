/** Conversations that are kept as tests: what they expect, and what came of running them. */
@NullMarked
package com.mangaassist.views.tests;

import org.jspecify.annotations.NullMarked;
