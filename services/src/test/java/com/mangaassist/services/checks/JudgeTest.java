package com.mangaassist.services.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.checks.Expectation.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check, passed and failed; each of them is the other way round when negated. */
final class JudgeTest {

  private static final String TEXT = "ダンジョン飯は１冊¥814です。Delicious in Dungeon.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONTAINS | delicious IN | true",
        "CONTAINS | 1冊 | true",
        "CONTAINS | ワンピース | false",
        "MATCHES | ¥[0-9]+ | true",
        "MATCHES | ^¥ | false",
        "INTENT | price | true",
        "INTENT | refund | false",
        "PRODUCT | MNG-0684 | true",
        "PRODUCT | Delicious in Dungeon | true",
        "PRODUCT | MNG-0001 | false",
        "FIRST_TOKEN_UNDER | 741 | true",
        "FIRST_TOKEN_UNDER | 740 | false",
        "TOTAL_UNDER | 3113.5 | true",
        "TOTAL_UNDER | 3000 | false",
        "COST_UNDER | 0.0046 | true",
        "COST_UNDER | 0.004596 | false",
        "SEVERITY | medium | true",
        "SEVERITY | none | false",
        "MODEL | claude-3-sonnet | true",
        "MODEL | haiku | false",
      })
  void judgesAndNegates(Check check, String value, boolean holds) {
    assertThat(judge(check, value, false).passed()).isEqualTo(holds);
    assertThat(judge(check, value, true).passed()).isEqualTo(!holds);
    assertThat(judge(check, value, false).actual()).isNotBlank();
    assertThat(new Expectation(check, value, false).fault()).isEqualTo(Fault.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTAINS, ' ', EMPTY",
    "MATCHES, (, NOT_A_PATTERN",
    "INTENT, buy, NOT_AN_INTENT",
    "SEVERITY, grave, NOT_A_SEVERITY",
    "TOTAL_UNDER, soon, NOT_A_NUMBER",
    "COST_UNDER, -1, NOT_A_NUMBER",
  })
  void saysWhatIsWrongWithAnExpectation(Check check, String value, Fault fault) {
    assertThat(new Expectation(check, value, false).fault()).isEqualTo(fault);
  }

  @Test
  void aPatternThatNeverEndsIsNotPassedEitherWay() {
    String endless = "a".repeat(5_000) + "!";
    for (boolean negated : new boolean[] {false, true}) {
      Outcome outcome =
          Judge.judge(
              new Expectation(Check.MATCHES, "(a*)*(b*)*c$", negated), Answers.saying(endless));
      assertThat(outcome.passed()).isFalse();
      assertThat(outcome.actual()).contains("too long");
    }
  }

  private static Outcome judge(Check check, String value, boolean negated) {
    return Judge.judge(new Expectation(check, value, negated), Answers.saying(TEXT));
  }

  @ParameterizedTest
  @CsvSource({"MNG-0684, true", "ダンジョン飯, true", "delicious in Dungeon, true", "dungeon, false"})
  void aProductIsAmongTheCardsByItsIdOrItsWholeTitle(String value, boolean holds) {
    var outcome = Judge.judge(new Expectation(Check.PRODUCT, value, false), Answers.saying("Yes."));
    assertThat(outcome.passed()).isEqualTo(holds);
    assertThat(outcome.actual()).isEqualTo("ダンジョン飯 (MNG-0684)");
  }
}
