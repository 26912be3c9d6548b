package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** One operation of a service that speaks AWS JSON 1.0 or 1.1, told by its X-Amz-Target. */
@FunctionalInterface
public interface JsonOperation {
  /**
   * Answers one call.
   *
   * @param input the request's JSON object
   * @return the response's JSON object
   * @throws AwsFault the error that the client is to see
   */
  JsonNode call(JsonNode input) throws AwsFault;
}
