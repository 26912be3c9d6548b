package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.HttpRequest;
import java.util.Optional;

/**
 * How a client reached a service, for answers that name the service's own address.
 *
 * @param endpoint such as {@code http://127.0.0.1:4566}, as the client wrote it
 * @param path the decoded path that it called, such as {@code /}
 * @param trace the X-Ray trace that the call belongs to
 */
public record Caller(String endpoint, String path, Optional<String> trace) {

  /** A caller without a trace. */
  public Caller(String endpoint, String path) {
    this(endpoint, path, Optional.empty());
  }

  /** The caller of a request. */
  public static Caller of(HttpRequest request) {
    return new Caller(
        "http://" + request.header("host").orElse("127.0.0.1"),
        request.path(),
        request.header("x-amzn-trace-id"));
  }
}
