package com.mangaassist.backend.aws.faults;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Gzip;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that names its operation itself, and how. */
record NamedCall(Protocol protocol, String operation) {
  private static final Pattern RPC_PATH = Pattern.compile("/service/[^/]+/operation/([^/]+)");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]*)");

  /** How the answer has to be written. */
  enum Protocol {
    /** AWS JSON 1.0 and 1.1. */
    JSON,
    /** Smithy RPC v2 with CBOR bodies. */
    CBOR,
    /** Query, answered in XML. */
    QUERY
  }

  static Optional<NamedCall> of(HttpRequest request) {
    Optional<String> target = request.header("x-amz-target");
    if (target.isPresent()) {
      String name = target.get();
      return Optional.of(new NamedCall(Protocol.JSON, name.substring(name.lastIndexOf('.') + 1)));
    }
    Matcher path = RPC_PATH.matcher(request.path());
    if (path.matches()) {
      return Optional.of(new NamedCall(Protocol.CBOR, path.group(1)));
    }
    return action(request.rawQuery())
        .or(() -> isForm(request) ? action(text(request)) : Optional.empty())
        .map(action -> new NamedCall(Protocol.QUERY, action));
  }

  private static boolean isForm(HttpRequest request) {
    return request
        .header("content-type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private static String text(HttpRequest request) {
    try {
      return new String(Gzip.body(request), StandardCharsets.ISO_8859_1);
    } catch (AwsFault e) {
      // The service itself says what is wrong with such a body.
      return "";
    }
  }

  private static Optional<String> action(String form) {
    Matcher found = ACTION.matcher(form);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // The service itself says what is wrong with such an escape.
      return Optional.empty();
    }
  }
}
