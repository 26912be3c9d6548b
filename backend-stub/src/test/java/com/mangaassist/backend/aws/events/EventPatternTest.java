package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;

/** {@code TestEventPattern}, by a stock client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventPatternTest {
  private static final String EVENT =
      """
      {"version": "0", "id": "1", "detail-type": "InferenceCompleted", "source": "mangaassist.ai",
       "account": "123456789012", "time": "2026-03-01T10:00:00Z", "region": "ap-northeast-1",
       "resources": ["arn:aws:x"],
       "detail": {"status": "success", "model_id": "anthropic.claude-3", "tokens": 120,
                  "ip": "10.0.3.7", "tags": ["a", "b"], "nothing": null, "file": "img/漫画.png"}}
      """;

  private EventsFixture aws;

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = EventsFixture.open(folder);
  }

  @AfterAll
  void close() {
    aws.close();
  }

  @Conformance("TestEventPattern")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"source\":[\"mangaassist.ai\"]} | true",
        "{\"source\":[\"mangaassist.AI\"]} | false",
        "{\"source\":[{\"prefix\":\"mangaassist.\"}]} | true",
        "{\"detail\":{\"status\":[\"success\"],\"model_id\":[{\"prefix\":\"anthropic.claude\"}]}}"
            + " | true",
        "{\"detail\":{\"status\":[\"failed\"],\"model_id\":[{\"prefix\":\"anthropic.claude\"}]}}"
            + " | false",
        "{\"detail\":{\"file\":[{\"suffix\":\".png\"}]}} | true",
        "{\"detail\":{\"file\":[{\"wildcard\":\"img/*.png\"}]}} | true",
        "{\"detail\":{\"file\":[{\"wildcard\":\"img/*.jpg\"}]}} | false",
        "{\"detail\":{\"status\":[{\"equals-ignore-case\":\"SUCCESS\"}]}} | true",
        "{\"detail\":{\"status\":[{\"anything-but\":[\"failed\",\"stopped\"]}]}} | true",
        "{\"detail\":{\"status\":[{\"anything-but\":{\"prefix\":\"succ\"}}]}} | false",
        "{\"detail\":{\"tokens\":[{\"numeric\":[\">\",100,\"<=\",120]}]}} | true",
        "{\"detail\":{\"tokens\":[{\"numeric\":[\"<\",100]}]}} | false",
        "{\"detail\":{\"ip\":[{\"cidr\":\"10.0.0.0/16\"}]}} | true",
        "{\"detail\":{\"ip\":[{\"cidr\":\"10.1.0.0/16\"}]}} | false",
        "{\"detail\":{\"tags\":[\"b\"]}} | true",
        "{\"detail\":{\"error\":[{\"exists\":false}]}} | true",
        "{\"detail\":{\"status\":[{\"exists\":false}]}} | false",
        "{\"detail\":{\"nothing\":[null]}} | true",
        "{\"$or\":[{\"source\":[\"x\"]},{\"detail\":{\"tokens\":[120]}}]} | true",
        "{\"$or\":[{\"source\":[\"x\"]},{\"detail\":{\"tokens\":[121]}}]} | false"
      })
  void matchesAsEventBridgeDoes(String pattern, boolean expected) {
    assertThat(aws.client.testEventPattern(r -> r.eventPattern(pattern).event(EVENT)).result())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"b\"} | \"a\" must be an object or an array",
        "{\"a\":[]} | Empty arrays are not allowed",
        "{\"a\":[{\"EXISTS\":true}]} | Unrecognized match type EXISTS",
        "{\"a\":[{\"numeric\":[\">\",0,\">\",0]}]} | Bad numeric range operator: >",
        "{\"a\":[{\"wildcard\":\"b**c\"}]} | Consecutive wildcard characters at pos 2",
        "{\"a\":[{\"cidr\":\"bad\"}]} | Malformed CIDR, one '/' required",
        "{\"a\":[{\"anything-but\":{\"prefix\":\"\"}}]} | Null prefix/suffix not allowed",
        "{\"a\":[{\"wildcard\":\"*:*:*:*:*:event-bus/*\"}]} | Rule is too complex - try using fewer"
            + " wildcard characters or fewer repeating character sequences after a wildcard"
            + " character",
        "[\"a\"] | Filter is not an object"
      })
  void saysAsEventBridgeDoesWhatIsWrongWithAPattern(String pattern, String reason) {
    assertThatThrownBy(() -> aws.client.testEventPattern(r -> r.eventPattern(pattern).event(EVENT)))
        .hasMessageContaining("Event pattern is not valid. Reason: " + reason);
  }

  @Conformance(value = "TestEventPattern", errors = InvalidEventPatternException.class)
  @Test
  void showsThePlaceOfASyntaxError() {
    refuses(
        () -> aws.client.testEventPattern(r -> r.eventPattern("{'bad': 'quotation'}").event(EVENT)),
        "InvalidEventPatternException",
        "Event pattern is not valid. Reason: Unexpected character (''' (code 39)): was expecting"
            + " double-quote to start field name\n"
            + " at [Source: (String)\"{'bad': 'quotation'}\"; line: 1, column: 2]");
  }

  @Test
  void survivesAWildcardThatWouldFillTheMemory() {
    String pattern = "{\"a\":[{\"wildcard\":\"" + "*a".repeat(1_500) + "\"}]}";
    assertThatThrownBy(() -> aws.client.testEventPattern(r -> r.eventPattern(pattern).event(EVENT)))
        .hasMessageContaining("Rule is too complex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "account", "source", "time", "region", "detail-type"})
  void wantsTheMembersOfAnEvent(String member) {
    refuses(
        () ->
            aws.client.testEventPattern(
                r ->
                    r.eventPattern("{\"source\":[\"a\"]}")
                        .event(EVENT.replace("\"" + member + "\"", "\"other\""))),
        "ValidationException",
        "Parameter Event is not valid.");
  }

  @Test
  void wantsAnEvent() {
    for (String event : List.of("", "text", "[]", "{", "{\"detail\":" + "[".repeat(10_000))) {
      refuses(
          () -> aws.client.testEventPattern(r -> r.eventPattern("{}").event(event)),
          "ValidationException",
          "Parameter Event is not valid.");
    }
  }
}
