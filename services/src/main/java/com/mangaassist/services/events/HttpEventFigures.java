package com.mangaassist.services.events;

import com.mangaassist.services.connection.AdminApi;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/** The figures of the bus, over the gateway's admin routes. */
public final class HttpEventFigures implements EventFigures.Source {

  private final AdminApi admin;

  public HttpEventFigures(AdminApi admin) {
    this.admin = admin;
  }

  @Override
  public EventFigures events() throws IOException {
    String json =
        admin
            .call("GET", "/events/figures", null)
            .orElseThrow(() -> new IOException("This gateway counts no events."));
    return Json.read(json, EventFigures.class);
  }
}
