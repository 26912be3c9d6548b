/**
 * Durable storage shared by both halves of the backend: SQLite behind one writer and few readers.
 */
@NullMarked
package com.mangaassist.backend.platform.store;

import org.jspecify.annotations.NullMarked;
