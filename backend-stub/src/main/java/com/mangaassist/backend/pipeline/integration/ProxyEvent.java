package com.mangaassist.backend.pipeline.integration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as the event that API Gateway hands to a function (payload format 1.0). */
final class ProxyEvent {

  /** Credentials end at the gateway: a function is told who called. */
  private static final Set<String> WITHHELD = Set.of("authorization", "x-api-key");

  private static final String HOST = "host";

  private static final List<String> UNKNOWN_HERE =
      List.of(
          "accessKey",
          "accountId",
          "apiKey",
          "caller",
          "cognitoAuthenticationProvider",
          "cognitoAuthenticationType",
          "cognitoIdentityId",
          "cognitoIdentityPoolId",
          "principalOrgId",
          "user",
          "userArn");

  /** As {@code $context.requestTime} has it. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  static ObjectNode of(
      HttpRequest request, Map<String, String> path, Exchange exchange, Instant now) {
    ObjectNode event =
        Json.object()
            .put("resource", exchange.ids().resource())
            .put("path", request.path())
            .put("httpMethod", request.method());
    ObjectNode headers = event.putObject("headers");
    ObjectNode multiHeaders = event.putObject("multiValueHeaders");
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      if (!WITHHELD.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        headers.put(header.getKey(), header.getValue().getLast());
        header.getValue().forEach(multiHeaders.withArrayProperty(header.getKey())::add);
      }
    }
    forwarded(request, exchange).forEach((name, value) -> put(headers, multiHeaders, name, value));
    query(request.rawQuery(), event);
    put(event, "pathParameters", path);
    put(event, "stageVariables", exchange.variables());
    event.set("requestContext", context(request, exchange, now));
    if (request.body().length == 0) {
      event.putNull("body");
    } else {
      event.put("body", new String(request.body(), StandardCharsets.UTF_8));
    }
    return event.put("isBase64Encoded", false);
  }

  /** What API Gateway says of the way here. */
  private static Map<String, String> forwarded(HttpRequest request, Exchange exchange) {
    String host = request.header(HOST).orElse("");
    int port = host.lastIndexOf(':');
    return Map.of(
        "X-Amzn-Trace-Id",
        exchange.ids().trace().toString(),
        "X-Forwarded-For",
        "127.0.0.1",
        "X-Forwarded-Proto",
        "http",
        "X-Forwarded-Port",
        port < 0 ? "80" : host.substring(port + 1));
  }

  /** In the place of what a client may have said of it. */
  private static void put(ObjectNode single, ObjectNode multi, String name, String value) {
    for (ObjectNode headers : List.of(single, multi)) {
      List<String> same = new ArrayList<>();
      headers.fieldNames().forEachRemaining(same::add);
      same.removeIf(each -> !each.equalsIgnoreCase(name));
      headers.remove(same);
    }
    single.put(name, value);
    multi.putArray(name).add(value);
  }

  /** What has no name is no parameter; none at all are null. */
  private static void query(String rawQuery, ObjectNode event) {
    ObjectNode single = Json.object();
    ObjectNode multi = Json.object();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!name.isEmpty()) {
        single.put(name, value);
        multi.withArrayProperty(name).add(value);
      }
    }
    if (single.isEmpty()) {
      event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
    } else {
      event.set("queryStringParameters", single);
      event.set("multiValueQueryStringParameters", multi);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode event, String name, Map<String, String> values) {
    if (values.isEmpty()) {
      event.putNull(name);
    } else {
      event.set(name, Json.tree(values));
    }
  }

  private static ObjectNode context(HttpRequest request, Exchange exchange, Instant now) {
    @Nullable Caller caller = Caller.of(request).orElse(null);
    String host = request.header(HOST).orElse("127.0.0.1");
    String domain = host.contains(":") ? host.substring(0, host.lastIndexOf(':')) : host;
    ObjectNode context =
        Json.object()
            .put("accountId", "000000000000")
            .put("apiId", "mangaassist")
            .put("resourceId", resourceId(exchange.ids().resource()))
            .put("stage", exchange.stage())
            .put("resourcePath", exchange.ids().resource())
            .put("path", request.path())
            .put("httpMethod", request.method())
            .put("protocol", request.protocol())
            .put("domainName", domain)
            .put("domainPrefix", domain.substring(0, (domain + ".").indexOf('.')))
            .put("requestId", exchange.ids().requestId())
            .put("extendedRequestId", exchange.ids().requestId())
            .put("requestTime", TIME.format(now))
            .put("requestTimeEpoch", now.toEpochMilli());
    ObjectNode identity = context.putObject("identity").put("sourceIp", "127.0.0.1");
    identity.put("userAgent", request.header("user-agent").orElse(null));
    // Members that only AWS's own ways of signing in fill; handlers read them all the same.
    for (String none : UNKNOWN_HERE) {
      identity.putNull(none);
    }
    if (caller == null) {
      identity.putNull("apiKeyId");
      context.putNull("authorizer");
    } else {
      identity.put("apiKeyId", caller.key().name());
      context.putObject("authorizer").put("principalId", caller.subject());
    }
    return context;
  }

  /** Six characters that stay the same for a route, as API Gateway gives each one. */
  private static String resourceId(String resource) {
    String digits = Integer.toString(resource.hashCode() & Integer.MAX_VALUE, Character.MAX_RADIX);
    return "000000".substring(Math.min(6, digits.length())) + digits;
  }
}
