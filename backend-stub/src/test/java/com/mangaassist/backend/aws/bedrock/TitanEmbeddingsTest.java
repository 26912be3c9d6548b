package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitanEmbeddingsTest {
  private StandInFixture aws;
  private BedrockRuntimeAsyncClient client;

  @BeforeAll
  void start(@TempDir Path dataDir) {
    aws = StandInFixture.saying(dataDir, "");
    client = aws.client();
  }

  @AfterAll
  void stop() {
    client.close();
    aws.close();
  }

  @Test
  void embedsIn1024NormalizedDimensionsByDefault() throws Exception {
    JsonNode body = invoke("{\"inputText\":\"鬼滅の刃 Demon Slayer\"}");
    assertThat(body.path("embedding")).hasSize(1024);
    assertThat(body.at("/embeddingsByType/float")).isEqualTo(body.path("embedding"));
    assertThat(body.path("inputTextTokenCount").asInt())
        .isEqualTo(TokenCounter.count("鬼滅の刃 Demon Slayer"));
    double sum = 0;
    for (JsonNode component : body.path("embedding")) {
      sum += component.doubleValue() * component.doubleValue();
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }

  @Test
  void embedsInTheDimensionsAndTypesAskedFor() throws Exception {
    for (int size : new int[] {256, 512, 1024}) {
      assertThat(invoke("{\"inputText\":\"a\",\"dimensions\":" + size + "}").path("embedding"))
          .hasSize(size);
    }
    JsonNode binary = invoke("{\"inputText\":\"a b c\",\"embeddingTypes\":[\"binary\"]}");
    assertThat(binary.has("embedding")).isFalse();
    assertThat(binary.at("/embeddingsByType/binary"))
        .hasSize(1024)
        .allMatch(bit -> bit.asInt() == 0 || bit.asInt() == 1);
  }

  @Test
  void refusesBadBodies() {
    assertInvalid("required key [inputText] not found", "{}");
    assertInvalid("expected minLength: 1", "{\"inputText\":\"\"}");
    assertInvalid("expected maxLength: 50000", "{\"inputText\":\"" + "x".repeat(50_001) + "\"}");
    assertInvalid("3 is not a valid enum value", "{\"inputText\":\"a\",\"dimensions\":3}");
    assertInvalid("extraneous key [colour]", "{\"inputText\":\"a\",\"colour\":1}");
    assertInvalid("embeddingTypes", "{\"inputText\":\"a\",\"embeddingTypes\":[\"int8\"]}");
  }

  @Test
  void theSameTextHasTheSameVectorWhateverItsWidthCaseOrKana() {
    assertThat(cosine("ﾜﾝﾋﾟｰｽ ＯＮＥ", "わんぴーす one")).isCloseTo(1, within(1e-5));
  }

  @Test
  void textsThatShareWordsAreNearerThanTextsThatDoNot() {
    assertThat(cosine("鬼滅の刃", "鬼滅の刃 全巻セット")).isGreaterThan(0.6);
    assertThat(cosine("鬼滅の刃", "進撃の巨人")).isLessThan(0.3);
    assertThat(cosine("dark fantasy with demons", "a dark fantasy about a demon"))
        .isGreaterThan(cosine("dark fantasy with demons", "a cooking comedy at school") + 0.3);
    assertThat(cosine("Naruto", "Naruto Shippuden")).isGreaterThan(0.5);
    assertThat(cosine("Narutoo", "Naruto")).as("a slip of the finger").isGreaterThan(0.4);
  }

  private static double cosine(String one, String other) {
    float[] a = TitanEmbedder.embed(one, 1024, true);
    float[] b = TitanEmbedder.embed(other, 1024, true);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private void assertInvalid(String words, String body) {
    assertThatThrownBy(() -> invoke(body))
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining(words);
  }

  private JsonNode invoke(String body) throws Exception {
    return Json.parse(
        client
            .invokeModel(
                r -> r.modelId(ModelCatalog.TITAN_EMBED).body(SdkBytes.fromUtf8String(body)))
            .join()
            .body()
            .asByteArray());
  }
}
