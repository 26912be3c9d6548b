package com.mangaassist.backend.pipeline.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The gateway's own issuer of bearer tokens, in the place of an identity provider. */
final class TokenIssuer {

  static final String ISSUER = "mangaassist";
  static final String AUDIENCE = "mangaassist-gateway";

  /** Whom the token of the connection file stands for; it may speak for every customer. */
  static final String CONSOLE = "console";

  /** Long enough for a backend that runs for months; each start issues a new one. */
  private static final Duration VALIDITY = Duration.ofDays(365);

  private final RSAKey key;
  private final Clock clock;

  TokenIssuer(RSAKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A token that is valid from now. */
  String issue() {
    Instant now = clock.instant();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(CONSOLE)
            .claim(BearerToken.SCOPE, BearerToken.ANY_CUSTOMER)
            .jwtID(UUID.randomUUID().toString())
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

  /** The public half of the key, as others verify with it (RFC 7517). */
  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  /** What the authorizer trusts this issuer by. */
  TrustedIssuer trusted() {
    return new TrustedIssuer(ISSUER, AUDIENCE, new ImmutableJWKSet<>(publicKeys()));
  }
}
