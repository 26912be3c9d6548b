/** Brings about what the pipeline needs of AWS, in the background, and tells how it went. */
@NullMarked
package com.mangaassist.backend.pipeline.provision;

import org.jspecify.annotations.NullMarked;
