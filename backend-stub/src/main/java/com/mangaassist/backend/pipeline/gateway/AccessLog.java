package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line for each request, with the fields of API Gateway's standard format, which the
 * document's stage logs in, and the trace id and usage plan besides. It holds neither queries nor
 * bodies nor credentials. The program that runs the gateway decides where the lines go.
 */
final class AccessLog {

  /** The logger that gets nothing but these lines. */
  static final String LOGGER = "com.mangaassist.access";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final String NONE = "-";

  /** Common Log Format's time, as {@code $context.requestTime} has it. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;

  AccessLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * What came and what became of it.
   *
   * @param method the HTTP method, or a WebSocket's route key in the place of method and path
   * @param caller null for somebody who was not let in
   * @param status 0 for an answer that never began
   */
  record Line(
      String requestId,
      String traceRoot,
      String method,
      String resourcePath,
      String protocol,
      @Nullable Caller caller,
      int status,
      long bytes) {}

  void write(Line line) {
    Caller caller = line.caller();
    ObjectNode json =
        Json.object()
            .put("requestId", line.requestId())
            .put("ip", "127.0.0.1")
            .put("caller", caller == null ? NONE : caller.key().name())
            .put("user", caller == null ? NONE : caller.subject())
            .put("requestTime", TIME.format(clock.instant()))
            .put("httpMethod", line.method())
            .put("resourcePath", line.resourcePath())
            .put("status", line.status() == 0 ? NONE : Integer.toString(line.status()))
            .put("protocol", line.protocol())
            .put("responseLength", Long.toString(line.bytes()))
            .put("xrayTraceId", line.traceRoot())
            .put("usagePlan", caller == null ? NONE : caller.key().plan().name());
    LOG.info("{}", Json.write(json));
  }
}
