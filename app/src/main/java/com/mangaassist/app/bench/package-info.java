/** Benchmarks: what the program promises, measured on the real thing. */
@NullMarked
package com.mangaassist.app.bench;

import org.jspecify.annotations.NullMarked;
