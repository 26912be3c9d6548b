/** Files of the data folder: for their owner alone, and written whole or not at all. */
@NullMarked
package com.mangaassist.services.files;

import org.jspecify.annotations.NullMarked;
