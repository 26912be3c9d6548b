package com.mangaassist.backend.pipeline.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;

/**
 * What a verified bearer token says.
 *
 * @param subject whom it stands for
 * @param actsForAnyone whether it has the scope {@link #ANY_CUSTOMER}
 */
public record BearerToken(String subject, boolean actsForAnyone) {

  /** Lets its bearer speak for every customer, as the console does; others speak for themselves. */
  static final String ANY_CUSTOMER = "mangaassist/any-customer";

  /** The claim of RFC 8693: names with spaces between them. */
  static final String SCOPE = "scope";

  static BearerToken of(JWTClaimsSet claims) {
    boolean any =
        claims.getClaim(SCOPE) instanceof String scopes
            && List.of(scopes.split(" ", -1)).contains(ANY_CUSTOMER);
    return new BearerToken(claims.getSubject(), any);
  }
}
