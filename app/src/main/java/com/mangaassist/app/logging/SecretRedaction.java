package com.mangaassist.app.logging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Takes secrets out of texts: those it was told, and what looks like one. */
public final class SecretRedaction {

  private static final String MARK = "[redacted]";

  /** Shorter ones would blacken ordinary words. */
  private static final int SHORTEST = 8;

  /** What stands behind the name of a secret, in headers, query strings and JSON. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:authorization|x-api-key|api[-_]?key|token|secret[a-z]*|password|signature)"
              + "[\"']?\\s*[:=]\\s*[\"']?(?:bearer\\s+|aws4-hmac-sha256\\s+)?)([^\\s\"'&,;]{6,})");

  /** One of these is in whatever {@link #NAMED} finds; most lines of a log hold none. */
  private static final List<String> NAMES =
      List.of("authorization", "api", "token", "secret", "password", "signature");

  private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)([A-Za-z0-9._~+/=-]{8,})");

  private static final Pattern JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");

  private final List<String> known = new CopyOnWriteArrayList<>();

  /** From now on these texts are taken out wherever they stand. */
  public void learn(Collection<String> secrets) {
    secrets.stream()
        .filter(secret -> secret.length() >= SHORTEST && !known.contains(secret))
        .forEach(known::add);
    // A secret that contains another one goes first.
    known.sort(Comparator.comparingInt(String::length).reversed());
  }

  /** The text without them. */
  public String redact(String text) {
    String clean = text;
    for (String secret : known) {
      clean = clean.replace(secret, MARK);
    }
    if (clean.contains("eyJ")) {
      clean = JWT.matcher(clean).replaceAll(MARK);
    }
    String lower = clean.toLowerCase(Locale.ROOT);
    if (lower.contains("bearer")) {
      clean = BEARER.matcher(clean).replaceAll("$1" + MARK);
    }
    return NAMES.stream().anyMatch(lower::contains)
        ? NAMED.matcher(clean).replaceAll("$1" + MARK)
        : clean;
  }
}
