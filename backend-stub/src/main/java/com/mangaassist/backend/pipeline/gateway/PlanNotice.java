package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.platform.http.Route;
import java.util.HashMap;
import java.util.Map;

/** Says in each answer on the unlimited plan that it is one: such figures prove no limits. */
final class PlanNotice {

  static final String HEADER = "X-Usage-Plan";

  private PlanNotice() {}

  /** The route, whose answers say it. */
  static Route on(Route route) {
    return route.handledBy(
        (request, reply) -> {
          Caller.of(request)
              .filter(caller -> caller.key().plan().unlimited())
              .ifPresent(caller -> reply.header(HEADER, caller.key().plan().name()));
          route.handler().handle(request, reply);
        });
  }

  /** The headers, with the notice where it belongs. */
  static Map<String, String> with(Caller caller, Map<String, String> headers) {
    if (!caller.key().plan().unlimited()) {
      return headers;
    }
    Map<String, String> all = new HashMap<>(headers);
    all.put(HEADER, caller.key().plan().name());
    return all;
  }
}
