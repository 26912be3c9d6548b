package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Lets in requests that were signed with the one key pair of the stand-ins, by Signature Version 4,
 * at most five minutes ago or ahead. Refuses the others as AWS does.
 */
public final class SigV4Authentication implements Authentication {
  /** Request attribute: the signing name of the service that the client meant, a String. */
  public static final String SERVICE = "sigv4.service";

  private static final String SIGNED = "sigv4.signed";

  /** What a head says of its signature, and has been found in order. */
  private record Signed(AuthorizationHeader authorization, Instant at) {}

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final DateTimeFormatter ISO_BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** All regions are one here, so a client that is set to another is served; but not to none. */
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}");

  private static final int LONGEST_REGION = 32;

  private final AwsCredentialsIdentity credentials;
  private final Clock clock;
  private final Function<HttpRequest, AwsProtocol> protocols;
  private final RequestIds requestIds;

  /** Verifies against {@code credentials} and answers refusals in {@code protocol}. */
  public SigV4Authentication(
      AwsCredentialsIdentity credentials,
      Clock clock,
      AwsProtocol protocol,
      RequestIds requestIds) {
    this(credentials, clock, request -> protocol, requestIds);
  }

  /** The same where one address speaks several protocols: each request tells its own. */
  public SigV4Authentication(
      AwsCredentialsIdentity credentials,
      Clock clock,
      Function<HttpRequest, AwsProtocol> protocols,
      RequestIds requestIds) {
    this.credentials = credentials;
    this.clock = clock;
    this.protocols = protocols;
    this.requestIds = requestIds;
  }

  @Override
  public String name() {
    return "SigV4";
  }

  /** All but the signature itself, which covers the body. */
  @Override
  public Optional<Refusal> refuseHead(HttpRequest head) {
    AwsProtocol protocol = protocols.apply(head);
    try {
      head.setAttribute(SIGNED, signed(head, protocol));
      return Optional.empty();
    } catch (AwsFault fault) {
      return Optional.of(protocol.answer(fault, requestIds.next()));
    }
  }

  @Override
  public Optional<Refusal> refuse(HttpRequest request) {
    AwsProtocol protocol = protocols.apply(request);
    try {
      Optional<Signed> known = request.attribute(SIGNED, Signed.class);
      verify(request, known.isPresent() ? known.get() : signed(request, protocol), protocol);
      return Optional.empty();
    } catch (AwsFault fault) {
      return Optional.of(protocol.answer(fault, requestIds.next()));
    }
  }

  private void verify(HttpRequest request, Signed signed, AwsProtocol protocol) throws AwsFault {
    AuthorizationHeader authorization = signed.authorization();
    String expected = Resigner.signature(request, authorization, signed.at(), credentials);
    if (!MessageDigest.isEqual(
        expected.getBytes(UTF_8), authorization.signature().getBytes(UTF_8))) {
      throw mismatch(protocol);
    }
    request.setAttribute(SERVICE, authorization.service());
  }

  private Signed signed(HttpRequest request, AwsProtocol protocol) throws AwsFault {
    Optional<String> header = request.header("authorization");
    if (header.isEmpty()) {
      throw protocol.credentialFault(
          "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    AuthorizationHeader authorization = AuthorizationHeader.parse(header.get());
    if (!authorization.accessKeyId().equals(credentials.accessKeyId())) {
      throw protocol.credentialFault(
          "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    if (authorization.region().length() > LONGEST_REGION
        || !REGION.matcher(authorization.region()).matches()) {
      throw invalid(
          protocol,
          "Credential should be scoped to a valid region, not '%s'."
              .formatted(authorization.region()));
    }
    Instant signedAt = signingTime(request);
    checkTime(signedAt, authorization, protocol);
    if (!authorization.signedHeaders().contains("host")
        && !authorization.signedHeaders().contains(Resigner.AUTHORITY)) {
      throw invalid(protocol, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    requireSignable(request, authorization.signedHeaders(), protocol);
    return new Signed(authorization, signedAt);
  }

  /**
   * The headers that were signed are there, each named once and in order. Signing again would pass
   * over one that is missing, and so take a signature of what was not sent.
   */
  private static void requireSignable(
      HttpRequest request, List<String> signed, AwsProtocol protocol) throws AwsFault {
    String before = "";
    for (String name : signed) {
      if (name.compareTo(before) <= 0 || Resigner.values(request, name).isEmpty()) {
        throw mismatch(protocol);
      }
      before = name;
    }
  }

  private static AwsFault mismatch(AwsProtocol protocol) {
    return invalid(
        protocol,
        "The request signature we calculated does not match the signature you provided. Check"
            + " your AWS Secret Access Key and signing method. Consult the service documentation"
            + " for details.");
  }

  /**
   * A client may leave {@code X-Amz-Date} out when it sends {@code Date}, in either of two forms.
   */
  private static Instant signingTime(HttpRequest request) throws AwsFault {
    Optional<String> own = request.header("x-amz-date");
    String date =
        own.or(() -> request.header("date"))
            .orElseThrow(
                () ->
                    incomplete(
                        "Authorization header requires existence of either a 'X-Amz-Date' or a"
                            + " 'Date' header."));
    try {
      return ISO_BASIC.parse(date, Instant::from);
    } catch (DateTimeException e) {
      if (own.isEmpty()) {
        return httpDate(date);
      }
      throw notBasic(date);
    }
  }

  private static Instant httpDate(String date) throws AwsFault {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    } catch (DateTimeException e) {
      throw notBasic(date);
    }
  }

  private static AwsFault notBasic(String date) {
    return incomplete(
        "Date must be in ISO-8601 'basic format'. Got '%s'. See http://en.wikipedia.org/wiki/ISO_8601"
            .formatted(date));
  }

  private static AwsFault incomplete(String message) {
    return new AwsFault(400, "IncompleteSignatureException", message);
  }

  private void checkTime(Instant signedAt, AuthorizationHeader authorization, AwsProtocol protocol)
      throws AwsFault {
    Instant now = clock.instant();
    String signed = ISO_BASIC.format(signedAt);
    if (signedAt.isBefore(now.minus(TOLERANCE))) {
      throw invalid(
          protocol,
          "Signature expired: %s is now earlier than %s (%s - 5 min.)"
              .formatted(signed, ISO_BASIC.format(now.minus(TOLERANCE)), ISO_BASIC.format(now)));
    }
    if (signedAt.isAfter(now.plus(TOLERANCE))) {
      throw invalid(
          protocol,
          "Signature not yet current: %s is still later than %s (%s + 5 min.)"
              .formatted(signed, ISO_BASIC.format(now.plus(TOLERANCE)), ISO_BASIC.format(now)));
    }
    if (!signed.startsWith(authorization.date())) {
      throw invalid(
          protocol,
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s'.".formatted(authorization.date(), signed.substring(0, 8)));
    }
  }

  private static AwsFault invalid(AwsProtocol protocol, String message) {
    return protocol.credentialFault("InvalidSignatureException", message);
  }
}
