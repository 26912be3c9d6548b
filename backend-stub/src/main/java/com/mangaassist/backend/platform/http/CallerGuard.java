package com.mangaassist.backend.platform.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what a web page could send to loopback behind its user's back: a name that was rebound to
 * 127.0.0.1 (wrong Host), or a page of another site (Origin that is not configured).
 */
final class CallerGuard {
  private final Set<String> hosts;
  private final Set<String> allowedOrigins;

  CallerGuard(int port, Set<String> allowedOrigins) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.allowedOrigins = Set.copyOf(allowedOrigins);
  }

  Optional<Refusal> refuse(HttpRequest request) {
    boolean hostIsOurs =
        request
            .header("host")
            .filter(host -> hosts.contains(host.toLowerCase(Locale.ROOT)))
            .isPresent();
    boolean originIsConfigured =
        request.header("origin").map(allowedOrigins::contains).orElse(true);
    return hostIsOurs && originIsConfigured
        ? Optional.empty()
        : Optional.of(Refusal.message(403, "Forbidden"));
  }
}
