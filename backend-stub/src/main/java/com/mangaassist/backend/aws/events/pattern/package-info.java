/** Event patterns: which rules an event matches. */
@NullMarked
package com.mangaassist.backend.aws.events.pattern;

import org.jspecify.annotations.NullMarked;
