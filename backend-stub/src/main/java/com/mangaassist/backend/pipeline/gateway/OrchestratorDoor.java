package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.platform.http.Door;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.time.Clock;

/** The private listener's door: goes on with the gateway's trace. */
record OrchestratorDoor(Traces traces, Clock clock) implements Door {

  @Override
  public Visit enter(HttpRequest request, String pathTemplate) {
    var header =
        TraceHeader.read(
            request.header(TraceHeader.NAME).orElse(null), clock.instant().getEpochSecond());
    Hop hop = traces.request("private " + request.method() + " " + pathTemplate, header);
    return new Visit() {
      @Override
      public void left(HttpRequest left, int status, long bytes) {
        hop.with("http.response.status_code", status).close();
      }
    };
  }
}
