/** From the program's jars to an installer of this platform: jlink, slim, jpackage. */
@NullMarked
package com.mangaassist.jpackage;

import org.jspecify.annotations.NullMarked;
