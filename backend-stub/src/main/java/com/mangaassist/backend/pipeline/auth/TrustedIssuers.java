package com.mangaassist.backend.pipeline.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Identity providers besides the gateway's own: {@code authorizer.json} in the data folder, an
 * array of {@code {"issuer", "audience", "jwksUri"}}, as a Cognito user pool has them.
 */
final class TrustedIssuers {

  private static final String FILE = "authorizer.json";

  private TrustedIssuers() {}

  /**
   * Those of a data folder; their keys are fetched when a token first needs them.
   *
   * @throws IOException if the file cannot be used; the message is for people
   */
  static List<TrustedIssuer> of(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<TrustedIssuer> issuers = new ArrayList<>();
      for (JsonNode entry : Json.parse(Files.readString(file))) {
        String issuer = entry.path("issuer").asText();
        String audience = entry.path("audience").asText();
        if (issuer.isEmpty() || audience.isEmpty() || issuer.equals(TokenIssuer.ISSUER)) {
          throw new IOException("every entry of " + file + " needs an issuer and an audience");
        }
        issuers.add(issuer(issuer, audience, keysAt(entry.path("jwksUri").asText(), file)));
      }
      return List.copyOf(issuers);
    } catch (Json.MalformedJsonException e) {
      throw new IOException(file + " is not JSON: " + e.getMessage(), e);
    }
  }

  private static TrustedIssuer issuer(String issuer, String audience, URL keys) {
    var source = JWKSourceBuilder.<SecurityContext>create(keys).refreshAheadCache(false).build();
    return new TrustedIssuer(issuer, audience, source);
  }

  /** Keys that came in the clear could be anybody's; loopback is the machine itself. */
  private static URL keysAt(String text, Path file) throws IOException {
    try {
      URI uri = URI.create(text);
      boolean https = "https".equals(uri.getScheme());
      boolean loopback = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
      if (https || loopback) {
        return uri.toURL();
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("a jwksUri in " + file + " is no address", e);
    }
    throw new IOException("a jwksUri in " + file + " has to begin with https://");
  }
}
