package com.mangaassist.services.traces;

import com.mangaassist.services.connection.AdminApi;
import java.io.IOException;
import java.util.Optional;

/** The traces that the gateway remembers, over its admin routes. */
public final class HttpTraces implements TraceSource {

  private final AdminApi admin;

  public HttpTraces(AdminApi admin) {
    this.admin = admin;
  }

  @Override
  public Optional<Trace> trace(String correlationId) throws IOException {
    Optional<String> found = admin.call("GET", "/traces/" + AdminApi.encode(correlationId), null);
    return found.isEmpty() ? Optional.empty() : Optional.of(TraceCodec.decode(found.get()));
  }
}
