/** Bringing events to targets: attempts, waits, dead letters. */
@NullMarked
package com.mangaassist.backend.aws.events.deliver;

import org.jspecify.annotations.NullMarked;
