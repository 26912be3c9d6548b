package com.mangaassist.backend.pipeline.gateway;

/**
 * What is wrong with a request.
 *
 * @param field the member's name; "body" for the whole
 * @param problem for people, without what was sent
 */
record FieldError(String field, String problem) {}
