/** The data folder: where it is, whose it is, and the credentials and profiles in it. */
@NullMarked
package com.mangaassist.app.data;

import org.jspecify.annotations.NullMarked;
