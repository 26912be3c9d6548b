/** Words as data: rules in resource files, and the folding under which texts are compared. */
@NullMarked
package com.mangaassist.backend.platform.lexicon;

import org.jspecify.annotations.NullMarked;
