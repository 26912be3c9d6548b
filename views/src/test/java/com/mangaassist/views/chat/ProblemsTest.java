package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ServerFrame.Failure;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's English in a Japanese window. */
final class ProblemsTest {

  private static final String ENGLISH = "Something failed.";

  private final Problems problems = new Problems(new Texts(Language.JAPANESE, "chat"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TooManyRequests",
        "LimitExceeded",
        "NoSuchMessage",
        "BreakerOpen",
        "BulkheadFull",
        "ModelRetired",
        "BudgetSpent",
        "ServiceUnavailableException",
        "ModelNotReadyException"
      })
  void whatTheGatewaySendsIsSaidInTheWindowsLanguage(String code) {
    assertThat(problems.sentence(code, ENGLISH))
        .isNotEqualTo(ENGLISH)
        .doesNotContain(code)
        .endsWith("。");
  }

  @Test
  void anExceptionOfAModelIsNamedInASentence() {
    assertThat(problems.sentence("ModelErrorException", ENGLISH))
        .contains("モデル", "ModelErrorException")
        .doesNotContain(ENGLISH);
  }

  @Test
  void anotherCodeIsSaidAsItCame() {
    assertThat(problems.sentence("Tomorrow", ENGLISH)).isEqualTo(ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TooManyRequests", "LimitExceeded", "NoSuchMessage"})
  void aMessageOverALimitBelongsBackToItsWriter(String code) {
    assertThat(Problems.isRefusal(new Failure(code, ENGLISH, true))).isTrue();
  }
}
