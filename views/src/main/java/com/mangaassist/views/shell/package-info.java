/** The main window: bar, rail, status bar, palette and messages around the panes. */
@NullMarked
package com.mangaassist.views.shell;

import org.jspecify.annotations.NullMarked;
