package com.mangaassist.backend.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request whose body has been read whole. */
public interface HttpRequest {
  /** Upper case, such as {@code POST}. */
  String method();

  /** Such as {@code HTTP/1.1} or {@code HTTP/2.0}. */
  String protocol();

  /** The path as it stood on the wire, percent-encoded, without the query. */
  String rawPath();

  /** The path with its percent escapes decoded; {@code %2F} is a slash here too. */
  String path();

  /**
   * A parameter of the route's template, percent-decoded.
   *
   * @throws IllegalArgumentException when the template has no such parameter
   */
  String pathParameter(String name);

  /** What stood behind the question mark, percent-encoded; empty when nothing did. */
  String rawQuery();

  /** The first value of a query parameter, decoded. */
  Optional<String> queryParameter(String name);

  /** The first value of a header; names are not case-sensitive. */
  Optional<String> header(String name);

  /** All headers as they came, in order; the authority of HTTP/2 stands as {@code host}. */
  Map<String, List<String>> headers();

  /** The whole body; empty when there is none. Callers do not change it. */
  byte[] body();

  /** When its headers had arrived, as {@link System#nanoTime} tells it. */
  long receivedNanos();

  /** What an earlier step (the authentication) left for the handler. */
  <T> Optional<T> attribute(String name, Class<T> type);

  /** Leaves something for a later step of this request. */
  void setAttribute(String name, Object value);
}
