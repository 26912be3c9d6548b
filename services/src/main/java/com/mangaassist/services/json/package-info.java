/** Strict JSON: one mapper with limits for everything that comes from outside. */
@NullMarked
package com.mangaassist.services.json;

import org.jspecify.annotations.NullMarked;
