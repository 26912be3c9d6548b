package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.pipeline.prompt.PromptTemplates;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.models.ModelCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags and prompts as AppConfig has them decide, from the next answer on; and when it is gone. */
class ConfigurationsTest {

  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";
  private static final long PLENTY = 1_000_000;

  @TempDir Path folder;
  private StandInFixture aws;
  private ShopConfiguration shop;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "Hello.");
    shop = new ShopConfiguration(aws);
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    shop.close();
    aws.close();
  }

  private void reopen() throws Exception {
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);
  }

  private void unreachable() {
    for (String service : new String[] {"appconfig", "appconfigdata"}) {
      aws.standIns.faults().add(new Fault(service, null, FaultKind.ERROR, 1, Duration.ZERO, null));
    }
  }

  private Map<String, String> admin() {
    return Map.of("Authorization", "Bearer " + gateway.credentials.adminToken());
  }

  private JsonNode refresh() throws Exception {
    HttpResponse<String> answer = gateway.send("POST", "/admin/flags/refresh", admin());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private JsonNode explain(String flag) throws Exception {
    return json(gateway.send("GET", "/admin/flags/explain?user=user-42&flag=" + flag, admin()));
  }

  private JsonNode ask() throws Exception {
    return json(gateway.post("/v1/chat", HELLO));
  }

  private JsonNode health() throws Exception {
    return json(gateway.send("GET", "/health", Map.of())).path("parts").path("flags");
  }

  @Test
  void plantsWhatComesWithTheReleaseAndReadsIt() throws Exception {
    JsonNode answer = refresh();

    assertThat(answer.path("status").asText()).isEqualTo("current");
    assertThat(answer.path("flags").path("source").asText()).isEqualTo("appconfig");
    assertThat(answer.path("prompts").path("source").asText()).isEqualTo("appconfig");
    assertThat(ask().path("flag").path("rolloutPercentage").asInt()).isEqualTo(50);
    assertThat(ask().path("promptVersion").asText()).isEqualTo("3");
    assertThat(health().path("status").asText()).isEqualTo("healthy");
  }

  @Test
  void aFlagForPremiumCustomersGivesOthersTheFallback() throws Exception {
    refresh();
    shop.deploy(ShopConfiguration.FLAGS, ShopConfiguration.only("premium", ModelCatalog.SONNET));
    refresh();

    JsonNode free = ask();
    assertThat(free.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(free.path("flag").path("reason").asText()).isEqualTo("DEFAULT");
    JsonNode premium =
        json(
            gateway.post(
                "/v1/chat",
                "{\"customerId\":\"user-42\",\"segment\":\"premium\",\"message\":\"Hello\"}"));
    assertThat(premium.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(premium.path("flag").path("reason").asText()).isEqualTo("TARGETING_MATCH");
    assertThat(explain("sonnet-rollout").path("enabled").asBoolean()).isFalse();
    assertThat(explain("sonnet-rollout&segment=premium").path("enabled").asBoolean()).isTrue();
  }

  @Test
  void aDeployedFlagDecidesTheNextAnswer() throws Exception {
    refresh();
    assertThat(ask().path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);

    shop.deploy(
        ShopConfiguration.FLAGS, ShopConfiguration.rollout(true, 39, ModelCatalog.SONNET, PLENTY));
    refresh();
    JsonNode outside = ask();
    assertThat(outside.path("flag").path("bucket").asInt()).isEqualTo(39);
    assertThat(outside.path("flag").path("reason").asText()).isEqualTo("SPLIT");
    assertThat(outside.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);

    shop.deploy(
        ShopConfiguration.FLAGS, ShopConfiguration.rollout(true, 40, ModelCatalog.SONNET, PLENTY));
    refresh();
    assertThat(ask().path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
  }

  @Test
  void aSplitGivesEachSessionOneOfTwoVersionsAskedByItsOwnParameters() throws Exception {
    refresh();
    shop.deploy(
        ShopConfiguration.FLAGS,
        ShopConfiguration.split(ModelCatalog.SONNET, 321, ModelCatalog.HAIKU, 50, 123, 0.8));
    refresh();

    Map<String, Integer> tokens = new TreeMap<>();
    for (int session = 0; session < 24; session++) {
      JsonNode first = ask();
      String model = first.path("flag").path("variant").asText();
      assertThat(first.path("modelId").asText()).isEqualTo(model);
      tokens.put(model, aws.prompts.getLast().maxTokens());
      JsonNode again =
          json(
              gateway.post(
                  "/v1/chat",
                  "{\"customerId\":\"user-42\",\"message\":\"Hello\",\"sessionId\":%s}"
                      .formatted(first.path("sessionId"))));
      assertThat(again.path("flag")).isEqualTo(first.path("flag"));
    }
    assertThat(tokens)
        .containsExactly(Map.entry(ModelCatalog.HAIKU, 123), Map.entry(ModelCatalog.SONNET, 321));
  }

  @Test
  void theKillSwitchIsObeyedByTheNextAnswerAndOutlivesARestartWithoutAppConfig() throws Exception {
    refresh();
    shop.deploy(
        ShopConfiguration.FLAGS,
        ShopConfiguration.rollout(false, 100, ModelCatalog.SONNET, PLENTY));
    refresh();

    JsonNode answer = ask();
    assertThat(answer.path("flag").path("reason").asText()).isEqualTo("DISABLED");
    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(explain("sonnet-rollout").path("enabled").asBoolean()).isFalse();

    unreachable();
    reopen();
    assertThat(ask().path("flag").path("reason").asText()).isEqualTo("DISABLED");
    assertThat(refresh().path("status").asText()).isEqualTo("stale");
    assertThat(ask().path("flag").path("reason").asText()).isEqualTo("DISABLED");
    JsonNode why = explain("sonnet-rollout");
    assertThat(why.path("source").asText()).isEqualTo("last-known");
    assertThat(why.path("detail").asText()).isNotEmpty();
    assertThat(health().path("status").asText()).isEqualTo("degraded");
    assertThat(health().path("detail").asText()).contains("last known");
  }

  @Test
  void asksWithTheTemplateThatIsDeployedAndSaysWhichOne() throws Exception {
    refresh();
    shop.deploy(
        ShopConfiguration.PROMPTS, ShopConfiguration.template("2-pirate", "Speak as a pirate."));
    assertThat(refresh().path("prompts").path("version").asText()).isEqualTo("2-pirate");

    assertThat(ask().path("promptVersion").asText()).isEqualTo("2-pirate");
    assertThat(aws.prompts.getLast().system().toString()).contains("Speak as a pirate.");
    try (ChatProbe client = gateway.connect()) {
      client.send(new ChatRequest(null, "user-1", "Hello", null, null, null));
      assertThat(client.untilEnd().getLast())
          .isInstanceOfSatisfying(
              ServerFrame.Done.class,
              done -> assertThat(done.answer().promptVersion()).isEqualTo("2-pirate"));
    }
  }

  @Test
  void aStartPutsTheReleasesTemplateInThePlaceOfAnEarlierReleases() throws Exception {
    refresh();
    String release = new PromptTemplates().current().text();
    shop.deploy(ShopConfiguration.PROMPTS, ShopConfiguration.template("1", release));
    assertThat(refresh().path("prompts").path("version").asText()).isEqualTo("1");

    reopen();
    assertThat(refresh().path("prompts").path("version").asText()).isEqualTo("3");
    reopen();
    assertThat(refresh().path("prompts").path("version").asText()).isEqualTo("3");
  }

  @Test
  void aStartLeavesATemplateThatSomebodyChanged() throws Exception {
    refresh();
    String changed = new PromptTemplates().current().text() + "\nBe brief.";
    shop.deploy(ShopConfiguration.PROMPTS, ShopConfiguration.template("1", changed));
    assertThat(refresh().path("prompts").path("version").asText()).isEqualTo("1");

    reopen();
    assertThat(refresh().path("prompts").path("version").asText()).isEqualTo("1");
    ask();
    assertThat(aws.prompts.getLast().system().toString()).contains("Be brief.");
  }

  @Test
  void goesByTheReleaseWhileAppConfigWasNeverRead() throws Exception {
    gateway.close();
    unreachable();
    gateway = PipelineFixture.open(aws, Files.createDirectories(folder.resolve("fresh")));
    JsonNode refreshed = refresh();

    assertThat(refreshed.path("status").asText()).isEqualTo("stale");
    assertThat(refreshed.path("flags").path("source").asText()).isEqualTo("release");
    assertThat(ask().path("flag").path("reason").asText()).isEqualTo("SPLIT");
    assertThat(explain("sonnet-rollout").path("detail").asText()).isNotEmpty();
    assertThat(health().path("detail").asText()).contains("came with the program");

    aws.standIns.faults().clear();
    assertThat(refresh().path("status").asText()).isEqualTo("current");
    assertThat(explain("sonnet-rollout").path("source").asText()).isEqualTo("appconfig");
    assertThat(explain("sonnet-rollout").has("detail")).isFalse();
  }

  @Test
  void aFlagThatCannotBeUsedChangesNothingAndIsTold() throws Exception {
    refresh();
    shop.deploy(
        ShopConfiguration.FLAGS, ShopConfiguration.rollout(true, 100, "no.such-model", PLENTY));

    JsonNode refreshed = refresh();
    assertThat(refreshed.path("status").asText()).isEqualTo("stale");
    assertThat(refreshed.path("flags").path("detail").asText()).contains("no.such-model");
    assertThat(ask().path("flag").path("rolloutPercentage").asInt()).isEqualTo(50);
    assertThat(health().path("detail").asText()).contains("no.such-model");
  }

  @Test
  void explainsAnyFlag() throws Exception {
    refresh();
    shop.deploy(
        ShopConfiguration.FLAGS, ShopConfiguration.rollout(true, 40, ModelCatalog.SONNET, PLENTY));
    refresh();

    JsonNode known = explain("sonnet-rollout");
    assertThat(known.path("bucket").asInt()).isEqualTo(39);
    assertThat(known.path("position").asInt()).isEqualTo(40);
    assertThat(known.path("enabled").asBoolean()).isTrue();
    assertThat(known.path("variant").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(known.has("errorCode")).isFalse();
    JsonNode other = explain("another");
    assertThat(other.path("enabled").asBoolean()).isTrue();
    assertThat(other.path("reason").asText()).isEqualTo("STATIC");
    JsonNode unknown = explain("unheard-of");
    assertThat(unknown.path("reason").asText()).isEqualTo("ERROR");
    assertThat(unknown.path("errorCode").asText()).isEqualTo("FLAG_NOT_FOUND");
    assertThat(unknown.path("bucket").isInt()).isTrue();
  }
}
