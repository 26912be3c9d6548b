/** What the program remembers of a person's choices. */
@NullMarked
package com.mangaassist.views.settings;

import org.jspecify.annotations.NullMarked;
