/** Colours, faces and motion: one sheet for both schemes. */
@NullMarked
package com.mangaassist.views.theme;

import org.jspecify.annotations.NullMarked;
