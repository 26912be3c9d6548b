package com.mangaassist.backend.aws.protocol;

/**
 * Where a JSON operation is found.
 *
 * @param service the service's signing name, such as {@code events}
 * @param target the value of X-Amz-Target, such as {@code AWSEvents.PutEvents}
 */
public record JsonTarget(String service, String target, JsonOperation operation) {}
