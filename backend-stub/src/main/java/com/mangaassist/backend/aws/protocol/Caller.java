package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How a client reached a service, for answers that name the service's own address.
 *
 * @param endpoint such as {@code http://127.0.0.1:4566}, as the client wrote it
 * @param path the decoded path that it called, such as {@code /}
 * @param trace the X-Ray trace that the call belongs to
 * @param gone whether nobody waits for the answer any more; may be asked again and again
 */
public record Caller(String endpoint, String path, Optional<String> trace, BooleanSupplier gone) {

  /** A caller without a trace, who stays. */
  public Caller(String endpoint, String path) {
    this(endpoint, path, Optional.empty(), () -> false);
  }

  /** The caller of a request, who waits for its reply. */
  public static Caller of(HttpRequest request, HttpReply reply) {
    return new Caller(
        "http://" + request.header("host").orElse("127.0.0.1"),
        request.path(),
        request.header("x-amzn-trace-id"),
        reply::clientGone);
  }
}
