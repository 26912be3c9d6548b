package com.mangaassist.views.chat;

import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Hops in words and colours. A name that is not known is shown as it came. */
record SpanWords(Texts texts, Feet feet) {

  private static final String PUBLISH = "publish ";
  private static final String MODEL = "gen_ai.request.model";

  private static final Map<String, String> NAMES =
      Map.of(
          "moderation", "span.moderation",
          "retrieval", "span.retrieval",
          "session history", "span.history",
          "session begin", "span.begin",
          "flag", "span.flag",
          "grounding", "span.grounding",
          "answer cache", "span.cache");

  String name(TraceSpan span) {
    String model = span.attribute(MODEL);
    if (!model.isEmpty()) {
      return texts.now("span.model", feet.name(model));
    }
    if (span.name().startsWith(PUBLISH)) {
      return texts.now("span.publish", span.name().substring(PUBLISH.length()));
    }
    String key = NAMES.get(span.name());
    return key == null ? span.name() : texts.now(key);
  }

  /**
   * The class of an area in the colour of its layer; red is for what failed, and for nothing else.
   */
  static String fill(TraceSpan span) {
    if (span.failed()) {
      return "fill-bad";
    }
    String model = span.attribute(MODEL);
    if (!model.isEmpty()) {
      return ModelColor.of(model).fill();
    }
    return switch (span.kind()) {
      case "SERVER" -> ModelColor.GREY.fill();
      case "PRODUCER" -> ModelColor.AMBER.fill();
      case "CONSUMER" -> "fill-target";
      default -> span.name().equals("moderation") ? "fill-accent" : ModelColor.TEAL.fill();
    };
  }

  /** 0.06 ms, 9.3 ms, 214 ms, 2.4 s. */
  static String time(long micros) {
    if (micros < 100) {
      return String.format(Locale.ROOT, "%.2f ms", micros / 1_000.0);
    }
    if (micros < 99_950) {
      return String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
    }
    return Format.duration(Duration.ofMillis(Math.round(micros / 1_000.0)));
  }
}
