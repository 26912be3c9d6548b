/** What a target is sent: the event, a part of it, or a text made of parts. */
@NullMarked
package com.mangaassist.backend.aws.events.input;

import org.jspecify.annotations.NullMarked;
