package com.mangaassist.services.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsFileTest {
  @TempDir Path folder;

  @Test
  void isNotNeeded() throws Exception {
    assertThat(ModelCatalog.of(folder).all()).isEqualTo(ModelCatalog.bundled().all());
  }

  @Test
  void changesWhatItNamesAndAddsTheRest() throws Exception {
    write(
        """
        [{"modelId": "anthropic.claude-3-haiku-20240307-v1:0",
          "openAiCompatible": {"baseUrl": "http://127.0.0.1:11434/v1/", "model": "qwen3:8b"}},
         {"modelId": "local.gemma", "outputUsdPerMillion": 0.5,
          "openAiCompatible": {"baseUrl": "http://127.0.0.1:8080/v1", "model": "gemma",
                               "apiKeyEnvironment": "GEMMA_KEY", "timeoutSeconds": 9}}]\
        """);
    ModelCatalog catalog = ModelCatalog.of(folder);
    ModelSpec haiku = catalog.find(ModelCatalog.HAIKU).orElseThrow();
    assertThat(haiku.name()).isEqualTo("Claude 3 Haiku");
    OpenAiCompatible server = Objects.requireNonNull(haiku.openAiCompatible());
    assertThat(server.completions()).hasToString("http://127.0.0.1:11434/v1/chat/completions");
    assertThat(server.silenceSeconds()).isEqualTo(120);
    ModelSpec gemma = catalog.find("local.gemma").orElseThrow();
    assertThat(gemma.talks()).isTrue();
    assertThat(gemma.outputUsdPerMillion()).isEqualByComparingTo("0.5");
    assertThat(gemma.inputUsdPerMillion()).isZero();
    assertThat(catalog.all()).hasSize(ModelCatalog.bundled().all().size() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | it is not a JSON array",
        "[ | Unexpected end-of-input",
        "[{\"modelId\":\"a\",\"nmae\":\"b\"}] | the member \"nmae\" of [0] means nothing",
        "[{\"modelId\":\"a\",\"latency\":{\"p50\":1}}] | the member \"p50\" of [0].latency means"
            + " nothing",
        "[1] | its entry 1 has no modelId",
        "[{\"modelId\":\"a\"},{\"name\":\"b\"}] | its entry 2 has no modelId",
        "[{\"modelId\":\"a\",\"openAiCompatible\":{\"baseUrl\":\"http://x/v1\"}}] | needs baseUrl"
            + " and model",
        "[{\"modelId\":\"a\",\"openAiCompatible\":{\"baseUrl\":\"ftp://x\",\"model\":\"m\"}}] | not"
            + " an http or https address: ftp://x",
        "[{\"modelId\":\"a\",\"retiredOnAws\":true}] | retired without a successor: a",
        "[{\"modelId\":\"a\",\"modelId\":\"b\"}] | Duplicate field",
        "[{\"modelId\":\"a\",\"latency\":{\"firstTokenP50Ms\":0}}] | not a latency profile",
      })
  void saysInOneSentenceWhatIsWrong(String text, String problem) throws Exception {
    write(text);
    assertThatThrownBy(() -> ModelCatalog.of(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("models.json").toString())
        .hasMessageContaining(problem)
        .hasMessageNotContaining("\n");
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("models.json"), text);
  }
}
