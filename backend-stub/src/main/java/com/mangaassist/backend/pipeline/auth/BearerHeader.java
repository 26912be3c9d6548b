package com.mangaassist.backend.pipeline.auth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an {@code Authorization} header of the bearer scheme (RFC 6750). */
public final class BearerHeader {

  private static final Pattern BEARER =
      Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]+) *", Pattern.UNICODE_CASE);

  private BearerHeader() {}

  /** The token; empty for another scheme or none. */
  public static String token(String header) {
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
