package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.HttpRequest;

/**
 * How a client reached a service, for answers that name the service's own address.
 *
 * @param endpoint such as {@code http://127.0.0.1:4566}, as the client wrote it
 * @param path the decoded path that it called, such as {@code /}
 */
public record Caller(String endpoint, String path) {

  /** The caller of a request. */
  public static Caller of(HttpRequest request) {
    return new Caller("http://" + request.header("host").orElse("127.0.0.1"), request.path());
  }
}
