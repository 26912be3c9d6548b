package com.mangaassist.views.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0 ms",
    "0, 0 ms",
    "740, 740 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "3100, 3.1 s",
    "59949, 59.9 s",
    "59950, 1 m 00 s",
    "125000, 2 m 05 s",
    "3599499, 59 m 59 s",
    "3599500, 1 h 00 m",
    "3720000, 1 h 02 m",
  })
  void writesDurationsInTheUnitThatTheyFill(long millis, String written) {
    assertThat(Format.duration(Duration.ofMillis(millis))).isEqualTo(written);
  }

  @Test
  void writesMoneyAsItsKindAsks() {
    assertThat(Format.dollarsPerAnswer(new BigDecimal("0.0045955"))).isEqualTo("$0.004596");
    assertThat(Format.dollars(new BigDecimal("9.4"))).isEqualTo("$9.40");
    assertThat(Format.dollars(new BigDecimal("1234.565"))).isEqualTo("$1,234.57");
    assertThat(Format.yen(1_500)).isEqualTo("¥1,500");
  }
}
