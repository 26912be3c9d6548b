/** Small controls that several panes share. */
@NullMarked
package com.mangaassist.views.controls;

import org.jspecify.annotations.NullMarked;
