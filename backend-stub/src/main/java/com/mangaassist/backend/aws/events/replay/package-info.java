/** Sending archived events again. */
@NullMarked
package com.mangaassist.backend.aws.events.replay;

import org.jspecify.annotations.NullMarked;
