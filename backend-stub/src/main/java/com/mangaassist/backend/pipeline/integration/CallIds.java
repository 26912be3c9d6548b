package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.util.Optional;

/**
 * What names one request.
 *
 * @param resource the route's path template
 */
public record CallIds(String requestId, TraceHeader trace, String resource) {

  private static final String ATTRIBUTE = "call-ids";

  /** Those of a request that came through the gateway's door. */
  public static Optional<CallIds> of(HttpRequest request) {
    return request.attribute(ATTRIBUTE, CallIds.class);
  }

  /** Leaves them for whoever handles the request. */
  public void remember(HttpRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
