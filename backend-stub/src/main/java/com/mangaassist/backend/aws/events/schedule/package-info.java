/** Rules that fire by the clock. */
@NullMarked
package com.mangaassist.backend.aws.events.schedule;

import org.jspecify.annotations.NullMarked;
