package com.mangaassist.backend.pipeline.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.files.PrivateFiles;
import com.mangaassist.services.files.SecretText;
import com.mangaassist.services.json.Json;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What it takes to call the gateway of one data folder. Made at the first start, then kept in a
 * file of mode 0600; {@link #toString()} shows none of it.
 */
public final class GatewayCredentials {

  private static final String FILE = "gateway-credentials.json";
  private static final int SECRET_BYTES = 32;
  private static final int RSA_BITS = 2048;

  private final String apiKey;
  private final String internalApiKey;
  private final String adminToken;
  private final RSAKey signingKey;
  private final TokenIssuer issuer;
  private final JwtAuthorizer authorizer;

  private GatewayCredentials(
      String apiKey,
      String internalApiKey,
      String adminToken,
      RSAKey signingKey,
      List<TrustedIssuer> others,
      Clock clock) {
    this.apiKey = apiKey;
    this.internalApiKey = internalApiKey;
    this.adminToken = adminToken;
    this.signingKey = signingKey;
    this.issuer = new TokenIssuer(signingKey, clock);
    List<TrustedIssuer> trusted = new ArrayList<>(others);
    trusted.add(issuer.trusted());
    this.authorizer = new JwtAuthorizer(trusted, clock);
  }

  /**
   * Reads the credentials of a data folder, or makes them.
   *
   * @param clock tells the time by which tokens are issued and expire
   * @throws IOException if the file cannot be read or written; the message is for people
   */
  public static GatewayCredentials open(Path dataFolder, Clock clock) throws IOException {
    Path file = dataFolder.resolve(FILE);
    List<TrustedIssuer> others = TrustedIssuers.of(dataFolder);
    if (!Files.exists(file)) {
      GatewayCredentials made = make(others, clock);
      PrivateFiles.write(file, made.toJson());
      return made;
    }
    try {
      return read(file, others, clock);
    } catch (ParseException | Json.MalformedJsonException e) {
      throw unusable(file, "it is damaged", e);
    } catch (IOException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static GatewayCredentials read(Path file, List<TrustedIssuer> others, Clock clock)
      throws IOException, ParseException {
    JsonNode json = Json.parse(SecretText.read(file));
    String apiKey = json.path("apiKey").asText();
    String adminToken = json.path("adminToken").asText();
    RSAKey key = RSAKey.parse(json.path("signingKey").toString());
    if (apiKey.isEmpty() || adminToken.isEmpty() || !key.isPrivate()) {
      throw new IOException("something is missing in it");
    }
    String internalApiKey = json.path("internalApiKey").asText();
    boolean older = internalApiKey.isEmpty();
    var read =
        new GatewayCredentials(
            apiKey,
            older ? secret(new SecureRandom()) : internalApiKey,
            adminToken,
            key,
            others,
            clock);
    if (older) {
      PrivateFiles.write(file, read.toJson());
    }
    return read;
  }

  private static IOException unusable(Path file, String why, Exception cause) {
    return new IOException(
        "the credentials file "
            + file
            + " cannot be used: "
            + why
            + "; mend it, or delete it and new ones are made",
        cause);
  }

  private static GatewayCredentials make(List<TrustedIssuer> others, Clock clock) {
    SecureRandom random = new SecureRandom();
    try {
      RSAKey key = new RSAKeyGenerator(RSA_BITS).keyIDFromThumbprint(true).generate();
      return new GatewayCredentials(
          secret(random), secret(random), secret(random), key, others, clock);
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK can make RSA keys", e);
    }
  }

  private static String secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String toJson() {
    return Json.write(
        Json.object()
            .put("apiKey", apiKey)
            .put("internalApiKey", internalApiKey)
            .put("adminToken", adminToken)
            .set("signingKey", Json.tree(signingKey.toJSONObject())));
  }

  /** What {@code X-Api-Key} has to hold. */
  public String apiKey() {
    return apiKey;
  }

  /** The bearer token of the admin routes. */
  public String adminToken() {
    return adminToken;
  }

  /**
   * The key of the plan without limits: for benchmarks, scenarios and generated traffic, which
   * would otherwise measure the limits.
   */
  public String internalApiKey() {
    return internalApiKey;
  }

  /** A new bearer token (JWT) for the gateway. */
  public String issueBearerToken() {
    return issuer.issue();
  }

  /** What checks bearer tokens. */
  public JwtAuthorizer authorizer() {
    return authorizer;
  }

  /** The public keys that tokens are verified by, as a JSON Web Key Set. */
  public String publicKeys() {
    return issuer.publicKeys().toString(true);
  }

  @Override
  public String toString() {
    return "GatewayCredentials[…]";
  }
}
