package com.mangaassist.backend.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** {@link HttpRequest} over Jetty's request and the body that was read from it. */
final class JettyRequest implements HttpRequest {
  private final String method;
  private final String protocol;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, String> parameters;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private byte[] body = {};
  private final long receivedNanos;
  private final Map<String, Object> attributes = new HashMap<>();

  /** The head alone. */
  JettyRequest(Request request, Map<String, String> parameters) {
    HttpURI uri = request.getHttpURI();
    @Nullable String path = uri.getPath();
    @Nullable String query = uri.getQuery();
    this.method = request.getMethod();
    this.protocol = request.getConnectionMetaData().getProtocol();
    this.rawPath = path == null || path.isEmpty() ? "/" : path;
    this.rawQuery = query == null ? "" : query;
    this.parameters = parameters;
    this.receivedNanos = request.getHeadersNanoTime();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName(), name -> new ArrayList<>(1))
          .add(field.getValue() == null ? "" : HeaderText.received(field.getValue()));
    }
    // Only HTTP/2 says it there; for a client that names no host, Jetty fills in its own address.
    boolean pseudo = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    if (pseudo && !headers.containsKey("host") && uri.getAuthority() != null) {
      headers.put("host", List.of(uri.getAuthority()));
    }
  }

  /** The body has been read. */
  void body(byte[] whole) {
    body = whole;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public String rawPath() {
    return rawPath;
  }

  @Override
  public long receivedNanos() {
    return receivedNanos;
  }

  @Override
  public String path() {
    return PercentEncoding.decode(rawPath);
  }

  @Override
  public String pathParameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no parameter " + name);
    }
    return value;
  }

  @Override
  public String rawQuery() {
    return rawQuery;
  }

  @Override
  public Optional<String> queryParameter(String name) {
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (URLDecoder.decode(key, StandardCharsets.UTF_8).equals(name)) {
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> header(String name) {
    List<String> values = headers.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public <T> Optional<T> attribute(String name, Class<T> type) {
    Object value = attributes.get(name);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }
}
