/** Drives the real window through every pane and keeps pictures of it. */
@NullMarked
package com.mangaassist.app.tour;

import org.jspecify.annotations.NullMarked;
