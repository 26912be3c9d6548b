package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.services.json.WrittenJson;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.MalformedURLException;
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
      for (WrittenJson entry : WrittenJson.of(Files.readAllBytes(file)).items()) {
        entry.withOnly("issuer", "audience", "jwksUri");
        String issuer = entry.member("issuer").text();
        if (issuer.equals(TokenIssuer.ISSUER)) {
          throw entry.member("issuer").wrong("another than the gateway's own");
        }
        issuers.add(
            issuer(issuer, entry.member("audience").text(), keysAt(entry.member("jwksUri"))));
      }
      return List.copyOf(issuers);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The identity providers in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static TrustedIssuer issuer(String issuer, String audience, URL keys) {
    var source = JWKSourceBuilder.<SecurityContext>create(keys).refreshAheadCache(false).build();
    return new TrustedIssuer(issuer, audience, source);
  }

  /** Keys that came in the clear could be anybody's; loopback is the machine itself. */
  private static URL keysAt(WrittenJson json) {
    String expected = "an address that begins with https://";
    try {
      URI uri = URI.create(json.text());
      boolean https = "https".equals(uri.getScheme());
      boolean loopback = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
      if (https || loopback) {
        return uri.toURL();
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      throw json.wrong(expected, e);
    }
    throw json.wrong(expected);
  }
}
