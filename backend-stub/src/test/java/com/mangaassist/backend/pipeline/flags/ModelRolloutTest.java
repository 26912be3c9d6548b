package com.mangaassist.backend.pipeline.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.pipeline.configuration.Origin;
import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.models.ModelCatalog;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRolloutTest {

  private final ModelCatalog models = ModelCatalog.bundled();
  private final ModelRollout rollout = ModelRollout.bundled(models);

  private FlagDecision decide() {
    return rollout.decide("user-42", "free", "session-1", null);
  }

  private void take(String flag) {
    rollout.take("{\"sonnet-rollout\":" + flag + "}", Origin.APP_CONFIG);
  }

  @Test
  void splitsCustomersByTheirBucket() {
    assertThat(decide())
        .isEqualTo(
            new FlagDecision("sonnet-rollout", 39, 50, ModelCatalog.SONNET, FlagReason.SPLIT));
  }

  @Test
  void givesHalfOfTheCustomersTheFastModel() {
    long fast =
        IntStream.range(0, 10_000)
            .filter(
                i ->
                    rollout
                        .decide("customer-" + i, "free", "session-1", null)
                        .variant()
                        .equals(ModelCatalog.HAIKU))
            .count();
    assertThat(fast).isBetween(4_700L, 5_300L);
  }

  @Test
  void leavesTheChoiceToACallerThatNamesAModel() {
    assertThat(rollout.decide("user-42", "free", "session-1", ModelCatalog.HAIKU))
        .isEqualTo(
            new FlagDecision("sonnet-rollout", 39, 50, ModelCatalog.HAIKU, FlagReason.OVERRIDDEN));
  }

  @Test
  void choosesOnlyModelsThatExist() {
    assertThat(models.find(decide().variant())).isPresent();
    assertThat(models.find(rollout.decide("user-1", "free", "session-1", null).variant()))
        .isPresent();
  }

  @Test
  void keepsWhatItReadLastWhenALaterReadFails() {
    take("{\"enabled\":false}");
    rollout.failed("throttled");

    assertThat(decide().reason()).isEqualTo(FlagReason.DISABLED);
    assertThat(decide().variant()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(rollout.standing().trouble()).isEqualTo("throttled");
    rollout.passed();
    assertThat(rollout.standing().trouble()).isEmpty();
    assertThat(rollout.standing().origin()).isEqualTo(Origin.APP_CONFIG);
  }

  @Test
  void readsWhatIsMissingAsTheShopsDocumentDoes() {
    take("{\"enabled\":true,\"model_id\":\"" + ModelCatalog.SONNET + "\"}");
    assertThat(decide().rolloutPercentage()).isEqualTo(100);
    assertThat(decide().variant()).isEqualTo(ModelCatalog.SONNET);

    take("{\"enabled\":true}");
    assertThat(decide().variant()).isEqualTo(ModelCatalog.HAIKU);

    rollout.take("{}", Origin.APP_CONFIG);
    assertThat(decide())
        .isEqualTo(new FlagDecision("sonnet-rollout", 39, 0, ModelCatalog.HAIKU, FlagReason.ERROR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"enabled\":true,\"rollout_percentage\":101}",
        "{\"enabled\":true,\"rollout_percentage\":\"50\"}",
        "{\"enabled\":true,\"rollout_percentage\":12.5}",
        "{\"enabled\":true,\"rollout_percentage\":-1}",
        "{\"enabled\":true,\"tokens_per_day\":-1}",
        "{\"enabled\":true,\"fallback_tokens_per_day\":-1}",
        "{\"enabled\":true,\"temperature\":1.1}",
        "{\"enabled\":true,\"temperature\":\"hot\"}",
        "{\"enabled\":true,\"max_tokens\":0}",
        "{\"enabled\":true,\"segments\":\"premium\"}",
        "{\"enabled\":true,\"segments\":[\"Premium\"]}",
        "{\"enabled\":true,\"free_rollout_percentage\":101}",
        "{\"enabled\":true,\"split_model_id\":\"no.such-model\"}",
        "{\"enabled\":true,\"split_model_id\":\"anthropic.claude-3-haiku-20240307-v1:0\",\"split_weight\":101}",
        "{\"enabled\":true,\"model_id\":\"no.such-model\"}",
        "{\"enabled\":true,\"model_id\":7}",
        "{\"enabled\":true,\"model_id\":\"amazon.titan-embed-text-v2:0\"}"
      })
  void refusesAFlagThatCannotBeUsedAndKeepsTheOneBefore(String flag) {
    FlagDecision before = decide();

    assertThatThrownBy(() -> take(flag)).isInstanceOf(IllegalArgumentException.class);
    assertThat(decide()).isEqualTo(before);
  }

  @Test
  void anotherFlagThatIsWrongDoesNotHoldUpTheKillSwitch() {
    rollout.take(
        "{\"sonnet-rollout\":{\"enabled\":false},"
            + "\"other\":{\"enabled\":true,\"rollout_percentage\":\"x\"}}",
        Origin.APP_CONFIG);

    assertThat(decide().reason()).isEqualTo(FlagReason.DISABLED);
    assertThat(rollout.explain("other", "user-42", "free", "").errorCode())
        .isEqualTo(FlagExplanation.PARSE_ERROR);
  }

  @Test
  void splitsSessionsByWeightAndKeepsEachWithItsVersion() {
    take(
        """
        {"enabled":true,"rollout_percentage":100,"model_id":"%s","split_model_id":"%s",
         "split_weight":20,"tokens_per_day":7,"split_tokens_per_day":8,"split_max_tokens":64}\
        """
            .formatted(ModelCatalog.SONNET, ModelCatalog.HAIKU));
    long second =
        IntStream.range(0, 10_000)
            .filter(i -> in("session-" + i).variant().equals(ModelCatalog.HAIKU))
            .count();
    assertThat(second).isBetween(1_800L, 2_200L);
    for (int i = 0; i < 100; i++) {
      FlagDecision decision = in("session-" + i);
      assertThat(in("session-" + i)).isEqualTo(decision);
      boolean other = decision.variant().equals(ModelCatalog.HAIKU);
      assertThat(decision.reason()).isEqualTo(other ? FlagReason.SPLIT : FlagReason.STATIC);
      assertThat(rollout.parameters(decision).maxTokens()).isEqualTo(other ? 64 : null);
      assertThat(rollout.budget(decision))
          .isEqualTo(
              other
                  ? new Question.Budget("sonnet-rollout/split", 8)
                  : new Question.Budget("sonnet-rollout", 7));
      assertThat(rollout.explain("sonnet-rollout", "user-42", "free", "session-" + i).decision())
          .isEqualTo(decision);
    }
  }

  @Test
  void splitsNobodyWhoIsOutsideTheRollout() {
    take(
        """
        {"enabled":true,"rollout_percentage":39,"model_id":"%s","split_model_id":"%s",
         "split_weight":100,"fallback_temperature":0.9}\
        """
            .formatted(ModelCatalog.SONNET, ModelCatalog.SONNET));
    assertThat(decide().variant()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(rollout.parameters(decide()).temperature()).isEqualTo(0.9);
  }

  @Test
  void obeysWhatTheFlagSaysOfSegments() {
    take(
        """
        {"enabled":true,"rollout_percentage":100,"model_id":"%s","segments":["premium"],
         "premium_rollout_percentage":39}\
        """
            .formatted(ModelCatalog.SONNET));
    assertThat(rollout.decide("user-42", "premium", "session-1", null))
        .isEqualTo(
            new FlagDecision("sonnet-rollout", 39, 39, ModelCatalog.HAIKU, FlagReason.SPLIT));
    assertThat(decide().reason()).isEqualTo(FlagReason.DEFAULT);
    assertThat(rollout.explain("sonnet-rollout", "user-42", "free", "").enabled()).isFalse();

    take("{\"enabled\":true,\"rollout_percentage\":0,\"premium_rollout_percentage\":40}");
    assertThat(rollout.explain("sonnet-rollout", "user-42", "premium", "").enabled()).isTrue();
    assertThat(rollout.explain("sonnet-rollout", "user-42", "free", "").enabled()).isFalse();
  }

  private FlagDecision in(String session) {
    return rollout.decide("user-42", "free", session, null);
  }

  @Test
  void knowsTheBudgetOfTheModelThatIsRolledOutAlone() {
    take("{\"enabled\":true,\"model_id\":\"" + ModelCatalog.SONNET + "\",\"tokens_per_day\":7}");

    assertThat(rollout.budget(decide())).isNotNull();
    assertThat(rollout.budget(rollout.decide("user-42", "free", "session-1", ModelCatalog.SONNET)))
        .isNull();
  }
}
