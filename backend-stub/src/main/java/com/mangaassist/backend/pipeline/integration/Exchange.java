package com.mangaassist.backend.pipeline.integration;

import java.util.Map;

/**
 * A request on its way through an integration.
 *
 * @param variables the stage's, as the route sees them
 */
record Exchange(CallIds ids, String stage, Map<String, String> variables) {}
