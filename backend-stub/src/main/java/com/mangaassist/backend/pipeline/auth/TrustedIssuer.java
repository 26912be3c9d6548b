package com.mangaassist.backend.pipeline.auth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/**
 * Somebody whose tokens the gateway takes.
 *
 * @param issuer the claim {@code iss}, to the letter
 * @param audience what the claim {@code aud} has to hold
 * @param keys the issuer's public keys
 */
record TrustedIssuer(String issuer, String audience, JWKSource<SecurityContext> keys) {}
