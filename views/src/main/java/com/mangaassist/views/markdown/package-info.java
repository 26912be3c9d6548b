/** Markdown that grows: read piece by piece, each finished block once. */
@NullMarked
package com.mangaassist.views.markdown;

import org.jspecify.annotations.NullMarked;
