/** The tour: the real window, driven through every pane without a display, as pictures. */
@NullMarked
package com.mangaassist.app.tour;

import org.jspecify.annotations.NullMarked;
