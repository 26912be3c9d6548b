/** Time as tests want it. */
@NullMarked
package com.mangaassist.backend.platform.time;

import org.jspecify.annotations.NullMarked;
