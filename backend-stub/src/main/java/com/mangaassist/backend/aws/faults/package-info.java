/** Faults on demand: throttling, errors, latency, cuts and stalls of the stand-ins. */
@NullMarked
package com.mangaassist.backend.aws.faults;

import org.jspecify.annotations.NullMarked;
