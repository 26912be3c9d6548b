/**
 * Conversations as they are kept: sessions, messages and answers, searchable, deletable with undo.
 */
@NullMarked
package com.mangaassist.backend.pipeline.sessions;

import org.jspecify.annotations.NullMarked;
