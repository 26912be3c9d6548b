package com.mangaassist.services.connection;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway's admin routes. Calls block; use a background thread. */
@FunctionalInterface
public interface AdminApi {

  /**
   * Sends a call.
   *
   * @param path below {@code /admin}, with its query
   * @param body JSON, or null for none
   * @return the answer's body; empty where nothing is there (404)
   * @throws IOException if the gateway cannot be reached or refuses; the message is for people
   */
  Optional<String> call(String method, String path, @Nullable String body) throws IOException;

  /** A text as a part of a path or of a query. */
  static String encode(String text) {
    // The path wants %20 where a form has +; a query takes both.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
