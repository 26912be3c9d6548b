/** What the tests of all panes share: the toolkit, windows, keys. */
@NullMarked
package com.mangaassist.views.testing;

import org.jspecify.annotations.NullMarked;
