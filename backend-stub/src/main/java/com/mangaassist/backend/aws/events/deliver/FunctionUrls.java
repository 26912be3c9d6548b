package com.mangaassist.backend.aws.events.deliver;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where functions are invoked.
 *
 * @param base of those that have no address of their own, such as {@code http://127.0.0.1:8080};
 *     null when there are none
 * @param byName addresses of single functions by their names, to which the path is added too
 * @param headers sent with each invocation, such as a credential
 * @param ownHeaders sent besides to functions at {@code base}, which nobody else gets to see
 */
public record FunctionUrls(
    @Nullable URI base,
    Map<String, URI> byName,
    Map<String, String> headers,
    Map<String, String> ownHeaders) {

  /** Functions whose base has no credential of its own. */
  public FunctionUrls(@Nullable URI base, Map<String, URI> byName, Map<String, String> headers) {
    this(base, byName, headers, Map.of());
  }

  /** No function has an address. */
  public static FunctionUrls none() {
    return new FunctionUrls(null, Map.of(), Map.of());
  }

  /** The same, with a base if there was none. */
  FunctionUrls otherwiseAt(URI other, Map<String, String> credentials) {
    return base == null ? new FunctionUrls(other, byName, headers, credentials) : this;
  }

  /** Whether a function has an address here. */
  boolean covers(String name) {
    return base != null || byName.containsKey(name);
  }

  /** What is sent to a function besides the payload. */
  Map<String, String> headers(String name) {
    Map<String, String> all = new HashMap<>(headers);
    if (!byName.containsKey(name)) {
      all.putAll(ownHeaders);
    }
    return all;
  }

  /** Lambda's address of an invocation; empty when nobody has such a function. */
  Optional<URI> invocation(String name, @Nullable String qualifier) {
    URI root = byName.getOrDefault(name, base);
    if (root == null) {
      return Optional.empty();
    }
    String start = root.toString().replaceAll("/+$", "");
    String query = qualifier == null ? "" : "?Qualifier=" + encoded(qualifier);
    return Optional.of(
        URI.create(start + "/2015-03-31/functions/" + encoded(name) + "/invocations" + query));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
