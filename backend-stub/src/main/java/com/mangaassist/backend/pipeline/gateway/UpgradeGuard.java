package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.BearerHeader;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
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

  UpgradeGuard(GatewayAuthentication authentication, Set<String> allowedOrigins) {
    this.authentication = authentication;
    this.allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /**
   * Why the upgrade is refused, without any secret; empty when it may pass.
   *
   * @param port that was called
   */
  Optional<String> refuse(ClientHandshake request, int port) {
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
    String query = question < 0 ? "" : resource.substring(question + 1);
    return switch (judge(request, query)) {
      case ACCEPTED -> Optional.empty();
      case BAD_TOKEN -> Optional.of("no valid bearer token");
      case BAD_KEY -> Optional.of("no valid API key");
    };
  }

  private GatewayAuthentication.Verdict judge(ClientHandshake request, String query) {
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
