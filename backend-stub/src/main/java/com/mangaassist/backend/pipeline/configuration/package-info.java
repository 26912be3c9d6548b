/** What AppConfig delivers while the pipeline runs: read at a start, polled, kept for a bad day. */
@NullMarked
package com.mangaassist.backend.pipeline.configuration;

import org.jspecify.annotations.NullMarked;
