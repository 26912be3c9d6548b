package com.mangaassist.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactionTest {

  private static final String SECRET = "hunter2hunter2hunter2";

  private final SecretRedaction redaction = new SecretRedaction();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer " + SECRET,
        "authorization=Bearer " + SECRET,
        "GET /prod?token=" + SECRET + "&x=1",
        "{\"secretAccessKey\" : \"" + SECRET + "\"}",
        "X-Api-Key: " + SECRET,
        "api_key=" + SECRET,
        "password: " + SECRET
      })
  void takesOutWhatStandsBehindTheNameOfASecret(String text) {
    assertThat(redaction.redact(text)).doesNotContain(SECRET).contains("[redacted]");
  }

  @Test
  void takesOutATokenWithoutAName() {
    assertThat(
            redaction.redact("got eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtYW5nYSJ9.c2lnbmF0dXJlMTIz here"))
        .isEqualTo("got [redacted] here");
  }

  @Test
  void takesOutTheLongerOfTwoSecretsWhole() {
    redaction.learn(List.of("abcdefgh", "abcdefghijkl"));

    assertThat(redaction.redact("abcdefghijkl abcdefgh")).isEqualTo("[redacted] [redacted]");
  }

  @Test
  void leavesOrdinaryWordsAlone() {
    redaction.learn(List.of("short"));

    assertThat(redaction.redact("a short line, 42 tokens out, cost $0.004596"))
        .isEqualTo("a short line, 42 tokens out, cost $0.004596");
  }
}
