package com.mangaassist.backend.pipeline.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks bearer tokens: RS256 and nothing else, a key that its issuer publishes, a trusted issuer,
 * its audience, a subject, and the time. A token that passed is remembered by its hash for the five
 * minutes of the document's authorizer, never beyond its expiry.
 */
public final class JwtAuthorizer {

  private static final Logger LOG = LoggerFactory.getLogger(JwtAuthorizer.class);

  static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

  /** A JWT has some 600 characters; nobody makes the gateway parse a novel. */
  private static final int MAX_LENGTH = 8_192;

  private static final int REMEMBERED = 10_000;

  private record Passed(BearerToken token, Instant until) {}

  private final Clock clock;
  private final Map<String, DefaultJWTProcessor<SecurityContext>> processors = new HashMap<>();
  private final Cache<ByteBuffer, Passed> passed =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  JwtAuthorizer(List<TrustedIssuer> issuers, Clock clock) {
    this.clock = clock;
    for (TrustedIssuer issuer : issuers) {
      var processor = new DefaultJWTProcessor<SecurityContext>();
      // The algorithm is ours to choose: taking the token's word for it is the classic hole.
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, issuer.keys()));
      processor.setJWTClaimsSetVerifier(new Claims(issuer, clock));
      processors.put(issuer.issuer(), processor);
    }
  }

  /** What the token says; empty for one that is not valid now. */
  public Optional<BearerToken> verified(String token) {
    if (token.isEmpty() || token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer hash = hash(token);
    Passed known = passed.getIfPresent(hash);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Optional.of(known.token());
    }
    Passed verified = verify(token);
    if (verified == null) {
      passed.invalidate(hash);
      return Optional.empty();
    }
    passed.put(hash, verified);
    return Optional.of(verified.token());
  }

  private @Nullable Passed verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      // Without a key id every key of the issuer would be tried.
      var processor = processors.get(String.valueOf(jwt.getJWTClaimsSet().getIssuer()));
      if (processor == null || jwt.getHeader().getKeyID() == null) {
        return null;
      }
      JWTClaimsSet claims = processor.process(jwt, null);
      Instant until = clock.instant().plus(REMEMBERED_FOR);
      Instant expiry = claims.getExpirationTime().toInstant();
      return new Passed(BearerToken.of(claims), expiry.isBefore(until) ? expiry : until);
    } catch (KeySourceException e) {
      LOG.warn("The keys of an identity provider could not be fetched: {}", e.getMessage());
      return null;
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return null;
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

  /** What a token has to say, by the gateway's clock to the second. */
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final Clock clock;

    Claims(TrustedIssuer issuer, Clock clock) {
      super(
          issuer.audience(),
          new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
          Set.of("sub", "exp"));
      this.clock = clock;
      setMaxClockSkew(0);
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
