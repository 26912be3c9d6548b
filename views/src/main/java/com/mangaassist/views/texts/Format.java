package com.mangaassist.views.texts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** How numbers are written, the same in both languages: 740 ms, 3.1 s, $0.004596, ¥1,500. */
public final class Format {

  private Format() {}

  /** 740 ms below a second, 3.1 s below a minute, 2 m 05 s below an hour, 1 h 02 m above. */
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    // 59.95 s and more would be written 60.0 s.
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    long seconds = Math.round(millis / 1_000.0);
    if (seconds < 3_600) {
      return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d m", seconds / 3_600, seconds / 60 % 60);
  }

  /** What one answer costs, six decimals: $0.004596. */
  public static String dollarsPerAnswer(BigDecimal usd) {
    return "$" + grouped(usd, 6);
  }

  /** A sum of costs, two decimals: $9.40. */
  public static String dollars(BigDecimal usd) {
    return "$" + grouped(usd, 2);
  }

  /** A price in yen, which has no smaller unit: ¥1,500. */
  public static String yen(long yen) {
    return "¥" + whole(yen);
  }

  /** 12,345. */
  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String grouped(BigDecimal value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP));
  }
}
