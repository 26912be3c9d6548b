/** Calls of Bedrock: streamed answers and embeddings. */
@NullMarked
package com.mangaassist.backend.pipeline.models;

import org.jspecify.annotations.NullMarked;
