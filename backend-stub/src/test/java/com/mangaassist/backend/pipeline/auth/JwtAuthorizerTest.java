package com.mangaassist.backend.pipeline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.platform.time.MovedClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JwtAuthorizerTest {

  private static final RSAKey KEY = key("known");
  private static final RSAKey OTHER = key("known");

  private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T00:00:00Z"));
  private final AtomicInteger lookups = new AtomicInteger();
  private final JwtAuthorizer authorizer =
      new JwtAuthorizer(
          List.of(
              new TrustedIssuer("shop", "gateway", counted(KEY)),
              new TokenIssuer(OTHER, clock).trusted()),
          clock);

  @Test
  void takesATokenOfATrustedIssuer() throws Exception {
    assertThat(authorizer.verified(signed(KEY, JWSAlgorithm.RS256, claims -> claims)))
        .contains(new BearerToken("user-42", false));
    assertThat(authorizer.verified(new TokenIssuer(OTHER, clock).issue()))
        .contains(new BearerToken("console", true));
  }

  @Test
  void letsSpeakForEveryCustomerByOneScopeAlone() throws Exception {
    for (Object scope :
        List.of("any-customer", "mangaassist/any-customers", List.of("mangaassist/any-customer"))) {
      assertThat(scoped(scope)).as("%s", scope).contains(new BearerToken("user-42", false));
    }
    assertThat(scoped("openid mangaassist/any-customer"))
        .contains(new BearerToken("user-42", true));
  }

  private Optional<BearerToken> scoped(Object scope) throws Exception {
    return authorizer.verified(
        signed(KEY, JWSAlgorithm.RS256, claims -> claims.claim("scope", scope)));
  }

  @Test
  void refusesATokenWithoutASignature() throws Exception {
    assertThat(authorizer.verified(new PlainJWT(claims().build()).serialize())).isEmpty();
    String[] parts = signed(KEY, JWSAlgorithm.RS256, claims -> claims).split("\\.", -1);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"alg\":\"none\",\"kid\":\"known\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(authorizer.verified(none + "." + parts[1] + ".")).isEmpty();
    assertThat(authorizer.verified(none + "." + parts[1] + "." + parts[2])).isEmpty();
    assertThat(authorizer.verified(parts[0] + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void refusesThePublicKeyAsASharedSecret() throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("known").build();
    for (byte[] secret :
        List.of(
            KEY.toRSAPublicKey().getEncoded(),
            KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      var jwt = new SignedJWT(header, claims().build());
      jwt.sign(new MACSigner(secret));
      assertThat(authorizer.verified(jwt.serialize())).isEmpty();
    }
  }

  @Test
  void refusesAnotherAlgorithmEvenWithTheRightKey() throws Exception {
    assertThat(authorizer.verified(signed(KEY, JWSAlgorithm.RS512, claims -> claims))).isEmpty();
    assertThat(authorizer.verified(signed(KEY, JWSAlgorithm.PS256, claims -> claims))).isEmpty();
  }

  @Test
  void refusesAKeyThatTheIssuerDoesNotPublish() throws Exception {
    assertThat(authorizer.verified(signed(OTHER, JWSAlgorithm.RS256, claims -> claims))).isEmpty();
    assertThat(authorizer.verified(signed(key("new"), JWSAlgorithm.RS256, claims -> claims)))
        .isEmpty();
  }

  @Test
  void looksForNoKeyWhereTheTokenSays() throws Exception {
    RSAKey own = key("known");
    for (JWSHeader header :
        List.of(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("known").jwk(own.toPublicJWK()).build(),
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("known")
                .jwkURL(URI.create("https://evil.example/jwks.json"))
                .build(),
            new JWSHeader.Builder(JWSAlgorithm.RS256).build())) {
      var jwt = new SignedJWT(header, claims().build());
      jwt.sign(new RSASSASigner(own));
      assertThat(authorizer.verified(jwt.serialize())).isEmpty();
    }
    var withoutKeyId = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims().build());
    withoutKeyId.sign(new RSASSASigner(KEY));
    assertThat(authorizer.verified(withoutKeyId.serialize())).isEmpty();
  }

  @Test
  void refusesWrongOrMissingClaims() throws Exception {
    var now = clock.instant();
    List<UnaryOperator<JWTClaimsSet.Builder>> spoilt =
        List.of(
            claims -> claims.issuer("evil"),
            claims -> claims.issuer("mangaassist"),
            claims -> claims.issuer(null),
            claims -> claims.audience("another"),
            claims -> claims.audience((String) null),
            claims -> claims.subject(null),
            claims -> claims.expirationTime(null),
            claims -> claims.expirationTime(Date.from(now)),
            claims -> claims.expirationTime(Date.from(now.minusSeconds(1))),
            claims -> claims.notBeforeTime(Date.from(now.plusSeconds(1))));
    for (var change : spoilt) {
      assertThat(authorizer.verified(signed(KEY, JWSAlgorithm.RS256, change))).isEmpty();
    }
  }

  @Test
  void remembersATokenForFiveMinutes() throws Exception {
    String token = signed(KEY, JWSAlgorithm.RS256, claims -> claims);
    authorizer.verified(token);
    clock.move(JwtAuthorizer.REMEMBERED_FOR.minusSeconds(1));
    assertThat(authorizer.verified(token)).isPresent();
    assertThat(lookups).hasValue(1);

    clock.move(Duration.ofSeconds(1));
    assertThat(authorizer.verified(token)).isPresent();
    assertThat(lookups).hasValue(2);
  }

  @Test
  void remembersNoTokenBeyondItsExpiry() throws Exception {
    Date soon = Date.from(clock.instant().plusSeconds(60));
    String token = signed(KEY, JWSAlgorithm.RS256, claims -> claims.expirationTime(soon));
    assertThat(authorizer.verified(token)).isPresent();

    clock.move(Duration.ofSeconds(60));
    assertThat(authorizer.verified(token)).isEmpty();
  }

  @Test
  void refusesWhatIsNoTokenAtAll() {
    for (String token : List.of("", "x", "x.y.z", "a".repeat(10_000), "...")) {
      assertThat(authorizer.verified(token)).isEmpty();
    }
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("shop")
        .audience("gateway")
        .subject("user-42")
        .expirationTime(Date.from(clock.instant().plusSeconds(3_600)));
  }

  private String signed(
      RSAKey key, JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    var jwt = new SignedJWT(header, change.apply(claims()).build());
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }

  private JWKSource<SecurityContext> counted(RSAKey key) {
    var keys = new JWKSet(List.<JWK>of(key.toPublicJWK()));
    return (selector, context) -> {
      lookups.incrementAndGet();
      return selector.select(keys);
    };
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
