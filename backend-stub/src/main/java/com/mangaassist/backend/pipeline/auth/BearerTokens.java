package com.mangaassist.backend.pipeline.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Issues and checks the gateway's bearer tokens: RS256 and nothing else, one issuer, one audience,
 * an expiry. A token that passed is remembered by its hash until it expires.
 */
public final class BearerTokens {

  static final String ISSUER = "mangaassist";
  static final String AUDIENCE = "mangaassist-gateway";

  /** Long enough for a backend that runs for months; each start issues a new one. */
  private static final Duration VALIDITY = Duration.ofDays(365);

  /** A JWT of ours has some 600 characters; nobody makes the gateway parse a novel. */
  private static final int MAX_LENGTH = 8_192;

  private static final int REMEMBERED = 10_000;

  private final RSAKey key;
  private final Clock clock;
  private final JWSVerifier verifier;
  private final Cache<ByteBuffer, Instant> passed =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  BearerTokens(RSAKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
    try {
      this.verifier = new RSASSAVerifier(key.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not an RSA key", e);
    }
  }

  /** A token that is valid from now. */
  String issue() {
    Instant now = clock.instant();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject("console")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALIDITY)))
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key does not sign", e);
    }
    return token.serialize();
  }

  /** True if the token is ours, meant for the gateway, and has not expired. */
  public boolean accepts(String token) {
    if (token.isEmpty() || token.length() > MAX_LENGTH) {
      return false;
    }
    ByteBuffer hash = hash(token);
    Instant expiry = passed.getIfPresent(hash);
    if (expiry == null) {
      expiry = verify(token);
      if (expiry.isAfter(clock.instant())) {
        passed.put(hash, expiry);
      }
    }
    return expiry.isAfter(clock.instant());
  }

  /** When the token expires; the beginning of time for one that is not valid at all. */
  private Instant verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      // The algorithm is ours to choose: taking the token's word for it is the classic hole.
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
        return Instant.MIN;
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      Date expiry = claims.getExpirationTime();
      Date notBefore = claims.getNotBeforeTime();
      boolean ours =
          ISSUER.equals(claims.getIssuer())
              && claims.getAudience().contains(AUDIENCE)
              && (notBefore == null || !notBefore.toInstant().isAfter(clock.instant()));
      return ours && expiry != null ? expiry.toInstant() : Instant.MIN;
    } catch (ParseException | JOSEException e) {
      return Instant.MIN;
    }
  }

  private static ByteBuffer hash(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
