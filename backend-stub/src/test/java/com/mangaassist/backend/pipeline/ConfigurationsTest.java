package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.connection.AwsClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigAsyncClient;

/** Flags and prompts as AppConfig has them decide, and the pipeline's figures reach CloudWatch. */
class ConfigurationsTest {
  private static final String FLAGS =
      """
      {"version": "1",
       "flags": {"sonnet-rollout": {"name": "sonnet-rollout", "attributes": {
         "rollout_percentage": {"constraints": {"type": "number"}},
         "model_id": {"constraints": {"type": "string"}},
         "fallback_model_id": {"constraints": {"type": "string"}}}}},
       "values": {"sonnet-rollout": {"enabled": true, "rollout_percentage": 100,
         "model_id": "anthropic.claude-3-haiku-20240307-v1:0",
         "fallback_model_id": "anthropic.claude-3-haiku-20240307-v1:0"}}}
      """;

  @TempDir Path folder;

  @Test
  void decidesByTheFlagThatIsDeployedAndAsksWithTheTemplateThatIsDeployed() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Hello.");
        var clients = clients(aws);
        var gateway = PipelineFixture.open(aws, folder)) {
      AppConfigAsyncClient config = clients.appConfig();
      await().until(() -> profiles(config).size() == 2);
      await().until(() -> deployments(config) == 2);
      deploy(config, "ai-feature-flags", FLAGS);
      deploy(
          config,
          "prompt-templates",
          "{\"active\":\"2\",\"templates\":{\"2\":{\"shop-assistant\":\"Speak like a pirate.\"}}}");
      var admin = Map.of("Authorization", "Bearer " + gateway.credentials.adminToken());
      assertThat(gateway.send("POST", "/admin/flags/refresh", admin).statusCode()).isEqualTo(202);

      await()
          .untilAsserted(
              () -> {
                JsonNode answer = ask(gateway);
                assertThat(answer.path("flag").path("rolloutPercentage").asInt()).isEqualTo(100);
                assertThat(answer.path("flag").path("reason").asText()).isEqualTo("STATIC");
                assertThat(aws.prompts.getLast().system().getFirst())
                    .startsWith("Speak like a pirate.");
              });
    }
  }

  @Test
  void putsItsFiguresToItsOwnNamespace() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Hello.");
        var clients = clients(aws)) {
      try (var gateway = PipelineFixture.open(aws, folder)) {
        ask(gateway);
      }
      List<String> names =
          clients
              .cloudWatch()
              .listMetrics(r -> r.namespace("MangaAssist"))
              .join()
              .metrics()
              .stream()
              .map(metric -> metric.metricName())
              .toList();
      assertThat(names)
          .contains(
              "gen_ai.client.operation.duration",
              "gen_ai.server.time_to_first_token",
              "gen_ai.client.token.usage",
              "Answers");
    }
  }

  private static AwsClients clients(StandInFixture aws) {
    return new AwsClients(
        "ap-northeast-1",
        aws.endpoint(),
        StaticCredentialsProvider.create(StandInFixture.CREDENTIALS));
  }

  private static JsonNode ask(PipelineFixture gateway) throws Exception {
    return json(gateway.post("/v1/chat", "{\"customerId\":\"user-42\",\"message\":\"Hello\"}"));
  }

  private static String application(AppConfigAsyncClient config) {
    return config.listApplications(r -> {}).join().items().getFirst().id();
  }

  private static String environment(AppConfigAsyncClient config) {
    String app = application(config);
    return config.listEnvironments(r -> r.applicationId(app)).join().items().getFirst().id();
  }

  private static List<String> profiles(AppConfigAsyncClient config) {
    if (config.listApplications(r -> {}).join().items().isEmpty()) {
      return List.of();
    }
    String app = application(config);
    return config.listConfigurationProfiles(r -> r.applicationId(app)).join().items().stream()
        .map(profile -> profile.name())
        .toList();
  }

  private static int deployments(AppConfigAsyncClient config) {
    String app = application(config);
    String env = environment(config);
    return (int)
        config.listDeployments(r -> r.applicationId(app).environmentId(env)).join().items().stream()
            .filter(deployment -> deployment.stateAsString().equals("COMPLETE"))
            .count();
  }

  private static void deploy(AppConfigAsyncClient config, String name, String content) {
    String app = application(config);
    String env = environment(config);
    String profile =
        config.listConfigurationProfiles(r -> r.applicationId(app)).join().items().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow()
            .id();
    int version =
        config
            .createHostedConfigurationVersion(
                r ->
                    r.applicationId(app)
                        .configurationProfileId(profile)
                        .contentType("application/json")
                        .content(SdkBytes.fromUtf8String(content)))
            .join()
            .versionNumber();
    String strategy =
        config.listDeploymentStrategies(r -> r.maxResults(50)).join().items().stream()
            .filter(one -> one.name().startsWith("MangaAssist"))
            .findFirst()
            .orElseThrow()
            .id();
    int before = deployments(config);
    config
        .startDeployment(
            r ->
                r.applicationId(app)
                    .environmentId(env)
                    .configurationProfileId(profile)
                    .configurationVersion(Integer.toString(version))
                    .deploymentStrategyId(strategy))
        .join();
    await().until(() -> deployments(config) == before + 1);
  }
}
