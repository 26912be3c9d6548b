package com.mangaassist.backend.aws.events.input;

import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.services.json.Json;
import java.time.Instant;
import java.util.List;

/** The JSON that targets get: EventBridge's members around the event's detail. */
public final class Envelopes {

  private final Arns arns;

  /** For events of this region and account. */
  public Envelopes(Arns arns) {
    this.arns = arns;
  }

  /**
   * One event as one line.
   *
   * @param time seconds since 1970
   * @param detail compact JSON
   */
  public String of(
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

  /** The same event as a part of a replay. */
  public static String replayed(String event, String replay) {
    int at = event.indexOf(",\"resources\":");
    return event.substring(0, at) + ",\"replay-name\":\"" + replay + "\"" + event.substring(at);
  }

  /** When it happened, seconds since 1970. */
  public static long time(String event) {
    String mark = "\"time\":\"";
    int from = event.indexOf(mark) + mark.length();
    return Instant.parse(event.substring(from, event.indexOf('"', from))).getEpochSecond();
  }
}
