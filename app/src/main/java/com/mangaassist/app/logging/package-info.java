/** Logs go to a file in the data folder, without secrets. */
@NullMarked
package com.mangaassist.app.logging;

import org.jspecify.annotations.NullMarked;
