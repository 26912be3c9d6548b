package com.mangaassist.backend.aws.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The members of a request, wherever the model binds them, checked as they are read. */
public final class RestCall {
  private final HttpRequest request;
  private @Nullable Members members;

  /** Reads from {@code request}. */
  public RestCall(HttpRequest request) {
    this.request = request;
  }

  /** A path member. */
  public String path(String name) {
    return request.pathParameter(name);
  }

  /** A path member that is a number of at least 1, such as a version or deployment number. */
  public int pathNumber(String name) throws RestFault {
    String value = request.pathParameter(name);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw RestFault.badRequest(
          "'%s' at '%s' is not a valid integer.".formatted(value, Members.camelCase(name)));
    }
  }

  /** A query parameter; absent when it is missing. */
  public Optional<String> query(String name) {
    return request.queryParameter(name);
  }

  /** All values of a query parameter that may be repeated. */
  public List<String> queryAll(String name) {
    List<String> values = new ArrayList<>();
    for (String pair : request.rawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0
          && URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8).equals(name)) {
        values.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  /** A query parameter that is a whole number. */
  public OptionalInt queryInt(String name, String member) throws RestFault {
    Optional<String> text = request.queryParameter(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Math.toIntExact(integer(text.get(), member)));
  }

  /** A header; absent when it is missing. */
  public Optional<String> header(String name) {
    return request.header(name);
  }

  /** A header that is a whole number. */
  public OptionalInt headerInt(String name, String member) throws RestFault {
    Optional<String> text = request.header(name);
    return text.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Math.toIntExact(integer(text.get(), member)));
  }

  /** The body as it came. */
  public byte[] blob() {
    return request.body();
  }

  /**
   * The members of a JSON body; none when there is no body.
   *
   * @throws RestFault 400 {@code SerializationException} when it is not a JSON object
   */
  public Members members() throws RestFault {
    if (members == null) {
      members = read();
    }
    return members;
  }

  private Members read() throws RestFault {
    byte[] body = request.body();
    if (body.length == 0) {
      return new Members(Json.object());
    }
    try {
      JsonNode read = Json.parse(body);
      if (read.isObject()) {
        return new Members(read);
      }
    } catch (Json.MalformedJsonException e) {
      // Not JSON and not an object have the same answer.
    }
    throw new RestFault(400, "SerializationException", "The request body is not a JSON object.");
  }

  private static long integer(String text, String member) throws RestFault {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RestFault.badRequest("'%s' at '%s' is not a valid integer.".formatted(text, member));
    }
  }
}
