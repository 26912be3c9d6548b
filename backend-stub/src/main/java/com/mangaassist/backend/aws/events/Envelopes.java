package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.services.json.Json;
import java.time.Instant;
import java.util.List;

/** The JSON that targets get: EventBridge's members around the event's detail. */
final class Envelopes {

  private final Arns arns;

  Envelopes(Arns arns) {
    this.arns = arns;
  }

  /**
   * One event as one line.
   *
   * @param time seconds since 1970
   * @param detail compact JSON
   */
  String of(
      String id,
      String detailType,
      String source,
      long time,
      List<String> resources,
      String detail) {
    StringBuilder text = new StringBuilder(detail.length() + 320);
    text.append("{\"version\":\"0\",\"id\":\"").append(id);
    text.append("\",\"detail-type\":").append(Json.write(detailType));
    text.append(",\"source\":").append(Json.write(source));
    text.append(",\"account\":\"").append(arns.account());
    text.append("\",\"time\":\"").append(Instant.ofEpochSecond(time));
    text.append("\",\"region\":\"").append(arns.region());
    text.append("\",\"resources\":").append(resources.isEmpty() ? "[]" : Json.write(resources));
    return text.append(",\"detail\":").append(detail).append('}').toString();
  }
}
