package com.mangaassist.backend.aws.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** Times between ISO 8601 and seconds since 1970, to the millisecond. */
final class QueryTimes {
  private static final DateTimeFormatter LENIENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss][.SSS][.SS][.S][XXX][XX]]");
  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
  private static final int LONGEST = 40;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private QueryTimes() {}

  /**
   * Reads ISO 8601 (UTC where no offset is given), or seconds since 1970.
   *
   * @throws DateTimeException it is neither
   */
  static BigDecimal read(String text) {
    if (SECONDS.matcher(text).matches()) {
      BigDecimal seconds = new BigDecimal(text);
      return seconds(Instant.ofEpochMilli(seconds.movePointRight(3).longValue()));
    }
    if (text.length() > LONGEST) {
      throw new DateTimeException("Too long for a time");
    }
    return seconds(instant(text.replace(' ', '+')));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      TemporalAccessor read =
          LENIENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (read) {
        case OffsetDateTime at -> at.toInstant();
        case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
        default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
      };
    }
  }

  private static BigDecimal seconds(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new DateTimeException("Beyond the years of four digits");
    }
    int millis = time.getNano() / 1_000_000;
    BigDecimal whole = BigDecimal.valueOf(time.getEpochSecond());
    return millis == 0 ? whole : whole.add(BigDecimal.valueOf(millis, 3)).stripTrailingZeros();
  }

  /** Writes seconds since 1970 as {@code 2026-03-01T12:00:00Z}, with a fraction if there is one. */
  static String write(BigDecimal seconds) {
    long millis = seconds.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact();
    return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(millis));
  }
}
