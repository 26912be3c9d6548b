package com.mangaassist.views.controls;

import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long ago something was, short enough for a list: now, 12 m, 1 h, 3 d, then the day. */
public final class Ago {

  private static final Duration A_WEEK = Duration.ofDays(7);

  private final Texts texts;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param texts of any pane; their language counts
   * @param zone whose calendar names the day of what is older than a week
   */
  public Ago(Texts texts, InstantSource clock, ZoneId zone) {
    this.texts = texts.in("controls");
    this.clock = clock;
    this.zone = zone;
  }

  /** In the language of now; a time that is yet to come is now. */
  public String of(Instant then) {
    Instant now = clock.instant();
    Duration past = Duration.between(then, now);
    if (past.toMinutes() < 1) {
      return texts.now("ago.now");
    }
    if (past.toHours() < 1) {
      return texts.now("ago.minutes", past.toMinutes());
    }
    if (past.toDays() < 1) {
      return texts.now("ago.hours", past.toHours());
    }
    return past.compareTo(A_WEEK) < 0
        ? texts.now("ago.days", past.toDays())
        : day(then.atZone(zone), now.atZone(zone));
  }

  private String day(ZonedDateTime then, ZonedDateTime now) {
    boolean japanese = texts.languageProperty().get() == Language.JAPANESE;
    boolean thisYear = then.getYear() == now.getYear();
    String pattern;
    if (japanese) {
      pattern = thisYear ? "M月d日" : "yyyy年M月d日";
    } else {
      pattern = thisYear ? "MMM d" : "MMM d, yyyy";
    }
    return DateTimeFormatter.ofPattern(pattern, texts.locale()).format(then);
  }
}
