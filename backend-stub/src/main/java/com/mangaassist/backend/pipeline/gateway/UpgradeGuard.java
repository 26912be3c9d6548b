package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.BearerHeader;
import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication.Judgement;
import com.mangaassist.backend.pipeline.usage.UsageVerdict;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.java_websocket.handshake.ClientHandshake;

/**
 * Who may open a WebSocket. The token and the key come as headers ({@code Authorization}, {@code
 * X-Api-Key}) or, for browsers, which cannot set any, as query parameters ({@code token}, {@code
 * key}).
 */
final class UpgradeGuard {

  static final String PATH = "/prod";

  /** The one version of the protocol, that of RFC 6455. */
  static final String VERSION = "13";

  private static final int KEY_BYTES = 16;

  /** A token of RFC 9110; one with a blank behind it is read as another header by others. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final GatewayAuthentication authentication;
  private final Set<String> allowedOrigins;

  /** What becomes of an upgrade. */
  sealed interface Decision {

    record Admitted(Caller caller) implements Decision {}

    /** The reason is without any secret. */
    record Refused(int status, String reason) implements Decision {}

    /** It is not even HTTP as others would read it, and gets 400. */
    record Broken(String reason) implements Decision {}
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
    Optional<String> broken = broken(request);
    if (broken.isPresent()) {
      return new Decision.Broken(broken.get());
    }
    Optional<String> stranger = stranger(request, port);
    if (stranger.isPresent()) {
      return new Decision.Refused(403, stranger.get());
    }
    Optional<String> misshapen = misshapen(request);
    if (misshapen.isPresent()) {
      return new Decision.Refused(400, misshapen.get());
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

  /** The library takes anything before a colon for a name, and a body for the first frames. */
  private static Optional<String> broken(ClientHandshake request) {
    Iterator<String> names = request.iterateHttpFields();
    while (names.hasNext()) {
      if (!NAME.matcher(names.next()).matches()) {
        return Optional.of("a header's name is none");
      }
    }
    boolean body =
        request.hasFieldValue("Transfer-Encoding")
            || (request.hasFieldValue("Content-Length")
                && !request.getFieldValue("Content-Length").strip().equals("0"));
    return body ? Optional.of("it has a body") : Optional.empty();
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

  /** What section 4.2.1 of RFC 6455 asks for and the library does not look at. */
  private static Optional<String> misshapen(ClientHandshake request) {
    if (!request.getFieldValue("Upgrade").strip().equalsIgnoreCase("websocket")) {
      return Optional.of("it asks for another protocol than websocket");
    }
    boolean upgrades =
        Pattern.compile(",")
            .splitAsStream(request.getFieldValue("Connection"))
            .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    if (!upgrades) {
      return Optional.of("its Connection header does not say Upgrade");
    }
    if (!request.getFieldValue("Sec-WebSocket-Version").strip().equals(VERSION)) {
      return Optional.of("its version of the protocol is not " + VERSION);
    }
    return isKey(request.getFieldValue("Sec-WebSocket-Key").strip())
        ? Optional.empty()
        : Optional.of("its Sec-WebSocket-Key is not 16 bytes in base64");
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES && key.endsWith("==");
    } catch (IllegalArgumentException e) {
      return false;
    }
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
