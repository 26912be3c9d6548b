package com.mangaassist.backend.pipeline.resilience;

/**
 * How a model is that has been asked.
 *
 * @param trouble why it is left out now, one of {@link Reasons}; empty while it is asked
 */
public record ModelState(String modelId, String trouble) {}
