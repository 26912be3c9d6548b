/** One streamed answer in the terminal. */
@NullMarked
package com.mangaassist.app.ask;

import org.jspecify.annotations.NullMarked;
