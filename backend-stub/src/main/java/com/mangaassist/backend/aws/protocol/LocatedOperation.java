package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** An operation whose answer depends on the address by which it was called. */
@FunctionalInterface
public interface LocatedOperation {
  /**
   * Answers one call.
   *
   * @param input the members of the request as a JSON object, whatever the protocol was
   * @param caller the address that the client used
   * @return the members of the response as a JSON object
   * @throws AwsFault the error that the client is to see
   */
  JsonNode call(JsonNode input, Caller caller) throws AwsFault;
}
