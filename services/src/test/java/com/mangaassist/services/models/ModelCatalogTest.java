package com.mangaassist.services.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {

  private final ModelCatalog catalog = ModelCatalog.bundled();

  @Test
  void pricesTheDocumentsModelsAsTheDocumentDoes() {
    ModelSpec sonnet = catalog.find(ModelCatalog.SONNET).orElseThrow();
    ModelSpec haiku = catalog.find(ModelCatalog.HAIKU).orElseThrow();

    // 612 in, 184 out: 0.001836 + 0.00276.
    assertThat(sonnet.costUsd(new Usage(612, 184))).isEqualTo(new BigDecimal("0.004596"));
    assertThat(haiku.costUsd(new Usage(1_000_000, 1_000_000)))
        .isEqualTo(new BigDecimal("1.500000"));
    assertThat(haiku.costUsd(Usage.NONE)).isEqualTo(new BigDecimal("0.000000"));
  }

  @Test
  void servesEveryModelByItsOwnIdInTheStandIns() {
    for (ModelSpec model : catalog.all()) {
      assertThat(catalog.invocationId(model.modelId(), false)).isEqualTo(model.modelId());
    }
  }

  @Test
  void letsTheSuccessorsProfileStandInForARetiredModelOnAws() {
    assertThat(catalog.invocationId(ModelCatalog.HAIKU, true))
        .isEqualTo("jp.anthropic.claude-haiku-4-5-20251001-v1:0");
    assertThat(catalog.invocationId(ModelCatalog.SONNET, true))
        .isEqualTo("jp.anthropic.claude-sonnet-4-5-20250929-v1:0");
    assertThat(catalog.invocationId(ModelCatalog.TITAN_EMBED, true))
        .isEqualTo(ModelCatalog.TITAN_EMBED);
  }

  @Test
  void findsAModelByItsInferenceProfile() {
    assertThat(catalog.find("jp.anthropic.claude-haiku-4-5-20251001-v1:0").orElseThrow().name())
        .isEqualTo("Claude Haiku 4.5");
    assertThat(catalog.find("nobody.knows-v1:0")).isEmpty();
  }

  @Test
  void listsEmbeddingsApartFromModelsThatTalk() {
    assertThat(catalog.talking()).extracting(ModelSpec::family).containsOnly("haiku", "sonnet");
  }

  @Test
  void meetsMedianAndTailOfTheLatencyItPromises() {
    LatencyProfile profile =
        catalog.find(ModelCatalog.SONNET).map(ModelSpec::latency).orElseThrow();
    assertThat(Math.exp(profile.logMean())).isCloseTo(760, within(0.5));
    assertThat(Math.exp(profile.logMean() + 1.6448536269514722 * profile.logSigma()))
        .isCloseTo(1_800, within(0.5));
  }

  @Test
  void refusesAFileThatListsAModelTwice() {
    ModelSpec haiku = catalog.find(ModelCatalog.HAIKU).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelCatalog(java.util.List.of(haiku, haiku)))
        .withMessageContaining(ModelCatalog.HAIKU);
  }
}
