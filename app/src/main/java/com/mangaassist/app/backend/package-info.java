/** Wires the embedded backend and keeps it from start to stop. */
@NullMarked
package com.mangaassist.app.backend;

import org.jspecify.annotations.NullMarked;
