package com.mangaassist.backend.pipeline.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.pipeline.configuration.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplatesTest {

  private final PromptTemplates templates = new PromptTemplates();

  @Test
  void takesItsOwnFirstDocumentAsTheRelease() {
    PromptTemplates.Template release = templates.current();
    templates.take(templates.first(), Origin.APP_CONFIG);

    assertThat(templates.current()).isEqualTo(release);
    assertThat(templates.standing().origin()).isEqualTo(Origin.APP_CONFIG);
  }

  @Test
  void theReleasesTextHasTheVersionItWasGiven() {
    PromptTemplates.Template release = templates.current();

    assertThat(release.version() + " " + PromptTemplates.sha256(release.text()))
        .as("a text that is changed gets a new version, the one before goes among the earlier ones")
        .isEqualTo("3 4e3c6001cd772ebe1a485d979d9a9a0fbbc519acdb561db82d817413943efa9d");
    assertThat(templates.outdated(templates.first())).isFalse();
  }

  @Test
  void knowsWhatAnEarlierReleasePlantedFromWhatSomebodyChanged() {
    String planted = templates.first().replace("\"3\"", "\"1\"");

    assertThat(templates.outdated(planted)).isTrue();
    assertThat(templates.outdated(planted.replace("Be warm", "Be cool"))).isFalse();
    assertThat(
            templates.outdated(
                planted.replace(
                    "\"templates\":{", "\"templates\":{\"2\":{\"shop-assistant\":\"Two.\"},")))
        .isFalse();
    assertThat(templates.outdated("no JSON")).isFalse();
  }

  @Test
  void activeChoosesTheVersion() {
    String both =
        "{\"active\":\"%s\",\"templates\":{\"2\":{\"shop-assistant\":\"Two.\"},"
            + "\"3\":{\"shop-assistant\":\"Three.\"}}}";
    templates.take(both.formatted("3"), Origin.APP_CONFIG);
    assertThat(templates.current()).isEqualTo(new PromptTemplates.Template("3", "Three."));
    templates.take(both.formatted("2"), Origin.APP_CONFIG);
    assertThat(templates.current()).isEqualTo(new PromptTemplates.Template("2", "Two."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{\"active\":\"2\",\"templates\":{\"1\":{\"shop-assistant\":\"One.\"}}}",
        "{\"active\":\"1\",\"templates\":{\"1\":{\"shop-assistant\":\" \"}}}",
        "{\"templates\":{\"\":{\"shop-assistant\":\"None.\"}}}"
      })
  void refusesADocumentWithoutItsActiveTemplateAndKeepsTheOneBefore(String document) {
    PromptTemplates.Template before = templates.current();

    assertThatThrownBy(() -> templates.take(document, Origin.APP_CONFIG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(templates.current()).isEqualTo(before);
  }
}
