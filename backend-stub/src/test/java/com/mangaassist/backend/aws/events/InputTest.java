package com.mangaassist.backend.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * What a target is sent of an event: {@code Input}, {@code InputPath}, {@code InputTransformer}.
 */
class InputTest {
  private static final String DETAIL =
      """
      {"command": "update", "payload": {"acc_id": "0a787ecb", "sf_id": "baz"}, "flags": ["HIGH"],
       "states": ["ACTIVE", "INACTIVE"], "count": 3, "price": 1.50, "on": true, "quote": "a \\"b\\"",
       "items": [{"id": "x"}, {"id": "y"}]}
      """;

  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void isTheWholeEventByDefault() throws Exception {
    String body = sent(base().build());
    var event = Json.parse(body);
    assertThat(event.path("detail").path("command").asText()).isEqualTo("update");
    // Numbers stay as they were written.
    assertThat(body).contains("\"price\":1.50");
    assertThat(event.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
  }

  @Test
  void isAConstant() {
    assertThat(sent(base().input("{\"a\": 1}").build())).isEqualTo("{\"a\": 1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.detail.payload | {\"acc_id\":\"0a787ecb\",\"sf_id\":\"baz\"}",
        "$.detail.payload.sf_id | \"baz\"",
        "$.detail.items[1].id | \"y\"",
        "$.detail['count'] | 3",
        "$.source | \"s\""
      })
  void isAPart(String path, String expected) {
    assertThat(sent(base().inputPath(path).build())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Payload of <payload> at users/<acc> and <acc>\""
            + " | \"Payload of {acc_id:0a787ecb,sf_id:baz} at users/0a787ecb and 0a787ecb\"",
        "\"<flags> single\" | \"[HIGH] single\"",
        "\"<states> many\" | \"[ACTIVE,INACTIVE] many\"",
        "\"is <on>, <count>, <missing>\" | \"is true, 3, \"",
        "{\"id\" : <acc>} | {\"id\":\"0a787ecb\"}",
        "{\"id\" : \"<acc>\"} | {\"id\":\"0a787ecb\"}",
        "{\"path\": \"users/<acc>/<acc>\", \"body\": <payload>}"
            + " | {\"path\":\"users/0a787ecb/0a787ecb\","
            + "\"body\":{\"acc_id\":\"0a787ecb\",\"sf_id\":\"baz\"}}",
        "{\"list\": [<acc>, \"fixed\"], \"flags\": <flags>}"
            + " | {\"list\":[\"0a787ecb\",\"fixed\"],\"flags\":[\"HIGH\"]}",
        "{\"a\": {\"b\": {\"c\": \"x <acc>\"}}} | {\"a\":{\"b\":{\"c\":\"x 0a787ecb\"}}}",
        "{\"none\": <missing>} | {\"none\":\"\"}",
        "{\"quote\": \"<quote>\"} | {\"quote\":\"a \\\"b\\\"\"}",
        "{\"n\": <count>, \"p\": <price>, \"b\": <on>} | {\"n\":3,\"p\":1.50,\"b\":true}"
      })
  void isMadeByATemplate(String template, String expected) {
    assertThat(sent(transformed(template))).isEqualTo(expected);
  }

  @Test
  void hasSeveralLinesOfText() {
    assertThat(sent(transformed("\"<flags> a\"\n\"<acc> b\"")))
        .isEqualTo("\"[HIGH] a\"\n\"0a787ecb b\"");
  }

  @Test
  void knowsReservedVariables() throws Exception {
    String template =
        """
        {"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>",
         "at": <aws.events.event.ingestion-time>, "event": <aws.events.event>,
         "whole": <aws.events.event.json>}
        """;
    var sent = Json.parse(sent(transformed(template)));
    assertThat(sent.path("rule").asText()).isEqualTo("r");
    assertThat(sent.path("arn").asText())
        .isEqualTo("arn:aws:events:ap-northeast-1:123456789012:rule/" + EventsFixture.BUS + "/r");
    assertThat(sent.path("at").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(sent.path("event").path("detailType").asText()).isEqualTo("T");
    assertThat(sent.path("event").has("detail")).isFalse();
    assertThat(sent.path("whole").path("detail").path("count").asInt()).isEqualTo(3);
    assertThat(sent.path("whole").path("detail-type").asText()).isEqualTo("T");
  }

  @Test
  void goesToTheDeadLettersWhenItIsNoJson() {
    aws.rule(
        "r",
        "{\"source\":[\"s\"]}",
        transformed("{\"a\": <acc> broken}").toBuilder()
            .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
            .build());
    aws.put("s", "T", DETAIL);
    await().until(() -> !aws.queues.of(RecordingQueues.DEAD).isEmpty());
    assertThat(aws.queues.of(RecordingQueues.DEAD).getFirst().attributes())
        .containsEntry("ERROR_CODE", "INVALID_JSON")
        .containsEntry("RETRY_ATTEMPTS", "0")
        .doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"part\": \"users/<payload>\"}",
        "{\"payload\": \"<payload>\"}",
        "{\"one\": \"<flags>\"}"
      })
  void isNoJsonWhenAnObjectOrListStandsInQuotes(String template) {
    aws.rule(
        "r",
        "{\"source\":[\"s\"]}",
        transformed(template).toBuilder()
            .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
            .build());
    aws.put("s", "T", DETAIL);
    await().until(() -> !aws.queues.of(RecordingQueues.DEAD).isEmpty());
    assertThat(aws.queues.of(RecordingQueues.BOX)).isEmpty();
  }

  private static Target.Builder base() {
    return Target.builder().id("t").arn(RecordingQueues.BOX);
  }

  private static Target transformed(String template) {
    return base()
        .inputTransformer(
            i ->
                i.inputTemplate(template)
                    .inputPathsMap(
                        Map.of(
                            "acc", "$.detail.payload.acc_id",
                            "payload", "$.detail.payload",
                            "flags", "$.detail.flags",
                            "states", "$.detail.states",
                            "count", "$.detail.count",
                            "price", "$.detail.price",
                            "on", "$.detail.on",
                            "quote", "$.detail.quote",
                            "missing", "$.detail.missing")))
        .build();
  }

  private String sent(Target target) {
    aws.rule("r", "{\"source\":[\"s\"]}", target);
    aws.put("s", "T", DETAIL);
    await().until(() -> !aws.queues.of(RecordingQueues.BOX).isEmpty());
    return aws.queues.bodies(RecordingQueues.BOX).getFirst();
  }
}
