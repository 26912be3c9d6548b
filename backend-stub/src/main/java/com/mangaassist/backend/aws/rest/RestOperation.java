package com.mangaassist.backend.aws.rest;

/** One operation of a service that speaks REST-JSON. */
@FunctionalInterface
public interface RestOperation {
  /**
   * Answers one call.
   *
   * @throws RestFault the error that the client is to see
   */
  RestReply call(RestCall call) throws RestFault;
}
