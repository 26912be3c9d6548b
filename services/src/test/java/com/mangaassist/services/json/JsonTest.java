package com.mangaassist.services.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mangaassist.services.json.Json.MalformedJsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "{\"a\":1,\"a\":2}", "{} {}", "nul", "{'a':1}", "[1,]"})
  void refusesWhatIsNotOneStrictJsonValue(String text) {
    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(text));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = {'"', (byte) 0xe9, '"'};
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> Json.parse(latin1))
        .withMessage("not UTF-8");
  }

  @Test
  void takesTheReplacementCharacterWhereItWasSent() throws Exception {
    assertThat(Json.parse("\"a\uFFFDb\"".getBytes(StandardCharsets.UTF_8)).asText())
        .isEqualTo("a\uFFFDb");
  }

  @Test
  void refusesNestingThatWouldOverflowAStack() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(deep));
  }

  @Test
  void keepsMoneyExact() throws Exception {
    assertThat(Json.parse("0.1000000000000000055").decimalValue())
        .isEqualTo(new BigDecimal("0.1000000000000000055"));
  }
}
