/** Events that were committed together with what they tell of, on their way to the bus. */
@NullMarked
package com.mangaassist.backend.pipeline.outbox;

import org.jspecify.annotations.NullMarked;
