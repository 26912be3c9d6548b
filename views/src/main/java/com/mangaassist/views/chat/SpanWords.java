package com.mangaassist.views.chat;

import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Hops in words and colours. A name that is not known is shown as it came. */
record SpanWords(Texts texts, Feet feet) {

  /** What took less than is told of any time. */
  static final String LESS = "< 1 ms";

  private static final String PUBLISH = "publish ";
  private static final String SHOP = "MangaAssist-";
  private static final String MODEL = "gen_ai.request.model";
  private static final String FIRST_TOKEN = "gen_ai.response.time_to_first_chunk";

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
    return key == null ? ownPart(span.name()) : texts.now(key);
  }

  /** What tells the shop's functions from each other; what they have in common fills the column. */
  private static String ownPart(String name) {
    return name.startsWith(SHOP) ? name.substring(SHOP.length()) : name;
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

  /** After how many microseconds of its own a model gave its first token; empty where none came. */
  static OptionalLong firstToken(TraceSpan span) {
    String seconds = span.attribute(FIRST_TOKEN);
    try {
      return seconds.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Math.round(Double.parseDouble(seconds) * 1_000_000));
    } catch (NumberFormatException e) {
      // Another gateway's way to say it: not marked, but shown among the attributes.
      return OptionalLong.empty();
    }
  }

  /** What a hop is called, how long it took and when its first token came, for a screen reader. */
  List<String> told(TraceSpan span) {
    List<String> told = new ArrayList<>(List.of(name(span), time(span.durationMicros())));
    firstToken(span).ifPresent(after -> told.add(texts.now("trace.firstToken", time(after))));
    return told;
  }

  /** As everywhere in the pane: 9 ms, 214 ms, 2.4 s; less than one is said so. */
  static String time(long micros) {
    return micros > 0 && micros < 1_000
        ? LESS
        : Format.duration(Duration.ofMillis(Math.round(micros / 1_000.0)));
  }
}
