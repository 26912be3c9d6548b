/** How much each API key may ask for: usage plans, token buckets, daily counts. */
@NullMarked
package com.mangaassist.backend.pipeline.usage;

import org.jspecify.annotations.NullMarked;
