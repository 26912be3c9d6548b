package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.BearerHeader;
import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication.Judgement;
import com.mangaassist.backend.pipeline.usage.UsageVerdict;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.java_websocket.handshake.ClientHandshake;

/**
 * Who may open a WebSocket. The token and the key come as headers ({@code Authorization}, {@code
 * X-Api-Key}) or, for browsers, which cannot set any, as query parameters ({@code token}, {@code
 * key}).
 */
final class UpgradeGuard {

  static final String PATH = "/prod";

  private final GatewayAuthentication authentication;
  private final Set<String> allowedOrigins;

  /** What becomes of an upgrade. */
  sealed interface Decision {

    record Admitted(Caller caller) implements Decision {}

    /** The reason is without any secret. */
    record Refused(int status, String reason) implements Decision {}
  }

  UpgradeGuard(GatewayAuthentication authentication, Set<String> allowedOrigins) {
    this.authentication = authentication;
    this.allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /**
   * Whether the upgrade may pass.
   *
   * @param port that was called
   */
  Decision decide(ClientHandshake request, int port) {
    Optional<String> stranger = stranger(request, port);
    if (stranger.isPresent()) {
      return new Decision.Refused(403, stranger.get());
    }
    return switch (judge(request)) {
      case Judgement.Accepted(Caller caller) -> admit(caller);
      case Judgement.BadToken() -> new Decision.Refused(401, "no valid bearer token");
      case Judgement.BadKey() -> new Decision.Refused(403, "no valid API key");
    };
  }

  private Decision admit(Caller caller) {
    return authentication.count(caller, "$connect") instanceof UsageVerdict.Allowed
        ? new Decision.Admitted(caller)
        : new Decision.Refused(429, "over the limits of the usage plan");
  }

  private Optional<String> stranger(ClientHandshake request, int port) {
    String resource = request.getResourceDescriptor();
    int question = resource.indexOf('?');
    String path = question < 0 ? resource : resource.substring(0, question);
    if (!path.equals(PATH)) {
      return Optional.of("the path is not " + PATH);
    }
    String host = request.getFieldValue("Host").toLowerCase(Locale.ROOT);
    if (!host.equals("127.0.0.1:" + port) && !host.equals("localhost:" + port)) {
      return Optional.of("the Host header is not this gateway's");
    }
    if (request.hasFieldValue("Origin")
        && !allowedOrigins.contains(request.getFieldValue("Origin"))) {
      return Optional.of("the Origin is not configured");
    }
    return Optional.empty();
  }

  private Judgement judge(ClientHandshake request) {
    String resource = request.getResourceDescriptor();
    String query = resource.substring(resource.indexOf('?') + 1);
    String token =
        request.hasFieldValue("Authorization")
            ? BearerHeader.token(request.getFieldValue("Authorization"))
            : parameter(query, "token");
    String key =
        request.hasFieldValue("X-Api-Key")
            ? request.getFieldValue("X-Api-Key")
            : parameter(query, "key");
    return authentication.judge(token, key);
  }

  private static String parameter(String query, String name) {
    for (String pair : List.of(query.split("&", -1))) {
      if (pair.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          // A broken escape is no credential.
          return "";
        }
      }
    }
    return "";
  }
}
