package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.pipeline.integration.CallIds;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.platform.http.Door;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The gateway's door: names each answer, judges its request's structure, notes who came. */
final class GatewayDoor implements Door {

  static final String REQUEST_ID = "x-amzn-RequestId";

  private final AccessLog log;
  private final Traces traces;
  private final Clock clock;

  GatewayDoor(AccessLog log, Traces traces, Clock clock) {
    this.log = log;
    this.traces = traces;
    this.clock = clock;
  }

  /** An id that tells requests apart and is no secret. */
  static String newRequestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public Visit enter(HttpRequest request, String pathTemplate) {
    var trace =
        TraceHeader.read(
            request.header(TraceHeader.NAME).orElse(null), clock.instant().getEpochSecond());
    String requestId = newRequestId();
    Hop hop =
        traces
            .request(request.method() + " " + pathTemplate, trace)
            .with("http.request.method", request.method())
            .with("http.route", pathTemplate)
            .with("aws.request_id", requestId);
    var call = new Call(requestId, trace, hop, pathTemplate);
    new CallIds(requestId, call.trace, pathTemplate).remember(request);
    return call;
  }

  private final class Call implements Visit {

    private final String requestId;
    private final TraceHeader trace;
    private final Hop hop;
    private final String pathTemplate;

    Call(String requestId, TraceHeader trace, Hop hop, String pathTemplate) {
      this.requestId = requestId;
      this.trace = hop.spanId().map(trace::below).orElse(trace);
      this.hop = hop;
      this.pathTemplate = pathTemplate;
    }

    @Override
    public Map<String, String> answerHeaders() {
      return Map.of(REQUEST_ID, requestId, TraceHeader.NAME, trace.toString());
    }

    @Override
    public Optional<Refusal> refuseHead(HttpRequest head) {
      return FirstGate.refuseHead(head);
    }

    @Override
    public Optional<Refusal> refuse(HttpRequest request) {
      return FirstGate.refuse(request);
    }

    @Override
    public void left(HttpRequest request, int status, long bytes) {
      hop.with("http.response.status_code", status).with("http.response.body.size", bytes);
      if (status >= 500 || status == 0) {
        hop.failed(status == 0 ? "cut" : Integer.toString(status));
      }
      hop.close();
      log.write(
          new AccessLog.Line(
              requestId,
              trace.root(),
              request.method(),
              pathTemplate,
              request.protocol(),
              Caller.of(request).orElse(null),
              status,
              bytes));
    }
  }
}
