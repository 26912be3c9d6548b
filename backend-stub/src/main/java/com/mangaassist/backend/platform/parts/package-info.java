/** What a program opens part by part, and closes in the other direction. */
@NullMarked
package com.mangaassist.backend.platform.parts;

import org.jspecify.annotations.NullMarked;
