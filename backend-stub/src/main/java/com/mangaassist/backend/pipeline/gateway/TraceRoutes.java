package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.traces.OtlpJson;
import com.mangaassist.backend.pipeline.traces.SpanRecord;
import com.mangaassist.backend.pipeline.traces.TraceStore;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /admin/traces}: what requests went through, hop by hop. */
final class TraceRoutes {

  private static final String ALL = "/admin/traces";
  private static final int SHOWN = 100;

  private final TraceStore traces;

  TraceRoutes(TraceStore traces) {
    this.traces = traces;
  }

  List<Route> routes(AdminAuthentication admin) {
    return List.of(
        new Route("GET", ALL, admin, this::list),
        new Route("GET", ALL + "/{correlationId}", admin, this::show));
  }

  private void list(HttpRequest request, HttpReply reply) throws IOException {
    ObjectNode body = Json.object();
    var all = body.putArray("traces");
    for (List<SpanRecord> trace : traces.newest(SHOWN)) {
      ObjectNode json = all.addObject();
      summary(trace, json);
      json.put("name", trace.getFirst().name())
          .put("spans", trace.size())
          .put("failed", trace.stream().anyMatch(SpanRecord::failed));
    }
    Replies.json(reply, 200, Json.write(body));
  }

  /** As this gateway's JSON, or with {@code ?format=otlp} as collectors take it. */
  private void show(HttpRequest request, HttpReply reply) throws IOException {
    Optional<List<SpanRecord>> found = traces.find(request.pathParameter("correlationId"));
    if (found.isEmpty()) {
      Replies.message(reply, 404, "Not Found");
      return;
    }
    List<SpanRecord> trace = found.get();
    if (request.queryParameter("format").filter("otlp"::equals).isPresent()) {
      Replies.json(reply, 200, Json.write(OtlpJson.encode(trace)));
      return;
    }
    ObjectNode body = Json.object();
    summary(trace, body);
    var spans = body.putArray("spans");
    long begun = trace.getFirst().startNanos();
    for (SpanRecord span : trace) {
      ObjectNode json =
          spans
              .addObject()
              .put("spanId", span.spanId())
              .put("parentSpanId", span.parentSpanId())
              .put("name", span.name())
              .put("kind", span.kind())
              .put("offsetMicros", (span.startNanos() - begun) / 1_000)
              .put("durationMicros", (span.endNanos() - span.startNanos()) / 1_000)
              .put("failed", span.failed());
      json.set("attributes", Json.tree(span.attributes()));
    }
    Replies.json(reply, 200, Json.write(body));
  }

  private static void summary(List<SpanRecord> trace, ObjectNode json) {
    SpanRecord first = trace.getFirst();
    long end = trace.stream().mapToLong(SpanRecord::endNanos).max().orElse(0);
    String id = first.traceId();
    json.put("traceId", id)
        .put("xrayTraceId", "1-" + id.substring(0, 8) + "-" + id.substring(8))
        .put(
            "correlationId",
            trace.stream()
                .map(span -> span.attributes().get(SpanRecord.CORRELATION_ID))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(null))
        .put("startedAtMillis", first.startNanos() / 1_000_000)
        .put("durationMicros", (end - first.startNanos()) / 1_000);
  }
}
