/** The main window's life: first frame, backend behind it, end. */
@NullMarked
package com.mangaassist.app.window;

import org.jspecify.annotations.NullMarked;
