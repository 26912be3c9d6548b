package com.mangaassist.backend.pipeline.mesh;

/**
 * Where an instance of a service is.
 *
 * @param address such as {@code 127.0.0.1:4711}
 * @param own true for one of this process
 */
public record Endpoint(String address, boolean own) {}
