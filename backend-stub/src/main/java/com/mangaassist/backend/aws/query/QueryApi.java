package com.mangaassist.backend.aws.query;

/**
 * A service that speaks Query.
 *
 * @param service its signing name, such as {@code sqs}
 * @param version its version, such as {@code 2012-11-05}
 * @param namespace of its documents
 */
public record QueryApi(String service, String version, String namespace) {}
