package com.mangaassist.backend.aws.events.deliver;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a target.
 *
 * @param ingestedAt when it came, milliseconds since 1970
 * @param traceHeader X-Ray's, as its entry carried it; null for none
 */
record Letter(String event, long ingestedAt, @Nullable String traceHeader) {}
