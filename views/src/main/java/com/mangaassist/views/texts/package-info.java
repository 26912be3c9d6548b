/**
 * Texts in English and Japanese that switch while the program runs, and how numbers are written.
 */
@NullMarked
package com.mangaassist.views.texts;

import org.jspecify.annotations.NullMarked;
