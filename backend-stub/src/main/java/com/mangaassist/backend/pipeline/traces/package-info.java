/** What a request went through, hop by hop. */
@NullMarked
package com.mangaassist.backend.pipeline.traces;

import org.jspecify.annotations.NullMarked;
