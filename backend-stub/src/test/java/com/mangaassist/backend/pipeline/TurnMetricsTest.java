package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** The pipeline's figures are in CloudWatch, as a stock client reads them. */
class TurnMetricsTest {

  private static final String MODEL = "gen_ai.request.model";

  @TempDir Path folder;
  private StandInFixture aws;
  private CloudWatchAsyncClient cloudWatch;

  @BeforeEach
  void open() {
    aws = StandInFixture.saying(folder, "One two three four.");
    cloudWatch =
        CloudWatchAsyncClient.builder()
            .httpClientBuilder(SharedThreads.http())
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .build();
  }

  @AfterEach
  void close() {
    cloudWatch.close();
    aws.close();
  }

  @Test
  void tellsCloudWatchOfTokensTimesCostsAndEnds() throws Exception {
    JsonNode first;
    JsonNode second;
    try (var gateway = PipelineFixture.open(aws, folder)) {
      first = ask(gateway, "Hello");
      second = ask(gateway, "You are an idiot");
    } // what was gathered is put at the end

    var model = Map.of(MODEL, ModelCatalog.SONNET);
    assertThat(sum("gen_ai.client.token.usage", with(model, "gen_ai.token.type", "output")))
        .isEqualTo(outputTokens(first) + outputTokens(second));
    assertThat(sum("gen_ai.client.token.usage", with(model, "gen_ai.token.type", "input")))
        .isPositive();
    assertThat(read("gen_ai.client.operation.duration", "SampleCount", model)).isEqualTo(2);
    assertThat(read("gen_ai.server.time_to_first_token", "SampleCount", model)).isEqualTo(2);
    double cost = first.path("costUsd").asDouble() + second.path("costUsd").asDouble();
    assertThat(sum("EstimatedCostUsd", model)).isCloseTo(cost, within(1e-9));
    assertThat(
            sum(
                "EstimatedCostUsd",
                Map.of(
                    "feature_flag.key",
                    "sonnet-rollout",
                    "feature_flag.result.variant",
                    ModelCatalog.SONNET)))
        .isCloseTo(cost, within(1e-9));
    assertThat(sum("Answers", with(model, "Status", "success"))).isEqualTo(2);
    assertThat(sum("ModerationFlagged", Map.of("Subject", "message", "Severity", "medium")))
        .isEqualTo(1);
  }

  private static int outputTokens(JsonNode answer) {
    return answer.path("usage").path("outputTokens").asInt();
  }

  private static JsonNode ask(PipelineFixture gateway, String message) throws Exception {
    JsonNode answer =
        json(
            gateway.post(
                "/v1/chat", "{\"customerId\":\"user-42\",\"message\":\"%s\"}".formatted(message)));
    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    return answer;
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    var more = new java.util.HashMap<>(some);
    more.put(name, value);
    return more;
  }

  private double sum(String metric, Map<String, String> dimensions) {
    return read(metric, "Sum", dimensions);
  }

  private double read(String metric, String statistic, Map<String, String> dimensions) {
    Instant now = Instant.now();
    var wanted =
        dimensions.entrySet().stream()
            .map(d -> Dimension.builder().name(d.getKey()).value(d.getValue()).build())
            .toList();
    var query =
        MetricDataQuery.builder()
            .id("q")
            .metricStat(
                stat ->
                    stat.stat(statistic)
                        .period(60)
                        .metric(
                            m -> m.namespace("MangaAssist").metricName(metric).dimensions(wanted)))
            .build();
    return cloudWatch
        .getMetricData(
            r ->
                r.startTime(now.minus(Duration.ofMinutes(10)))
                    .endTime(now.plus(Duration.ofMinutes(5)))
                    .metricDataQueries(query))
        .join()
        .metricDataResults()
        .getFirst()
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }
}
