/** Where the program begins. */
@NullMarked
package com.mangaassist.app;

import org.jspecify.annotations.NullMarked;
