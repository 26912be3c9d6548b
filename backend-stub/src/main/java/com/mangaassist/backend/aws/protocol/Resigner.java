package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.internal.signer.CredentialScope;
import software.amazon.awssdk.http.auth.aws.internal.signer.V4Properties;
import software.amazon.awssdk.http.auth.aws.internal.signer.V4RequestSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs a request again as its client should have, with the SDK's own signer. That is its inner
 * one: the public one adds {@code x-amz-content-sha256}, which Python's and the command line's
 * requests do not have.
 */
final class Resigner {
  /** What HTTP/2 has in place of the host; JavaScript's client signs it by this name. */
  static final String AUTHORITY = ":authority";

  private Resigner() {}

  /** The values of a header that may be signed; none when it is not there. */
  static List<String> values(HttpRequest request, String name) {
    boolean authority = name.equals(AUTHORITY) && request.protocol().equals("HTTP/2.0");
    List<String> values = request.headers().get(authority ? "host" : name);
    return values == null ? List.of() : values;
  }

  /** The signature in lower-case hex over the headers that the client says it signed. */
  static String signature(
      HttpRequest request,
      AuthorizationHeader authorization,
      Instant signedAt,
      AwsCredentialsIdentity credentials) {
    SdkHttpRequest.Builder copy =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .protocol("http")
            .host("127.0.0.1")
            .encodedPath(request.rawPath());
    for (String name : authorization.signedHeaders()) {
      copy.putHeader(name, values(request, name));
    }
    for (String pair : request.rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        copy.appendRawQueryParameter(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    V4Properties properties =
        V4Properties.builder()
            .credentials(credentials)
            .credentialScope(
                new CredentialScope(authorization.region(), authorization.service(), signedAt))
            .signingClock(Clock.fixed(signedAt, ZoneOffset.UTC))
            .doubleUrlEncode(true)
            .normalizePath(true)
            .build();
    return V4RequestSigner.create(properties, sha256(request.body())).sign(copy).getSignature();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
