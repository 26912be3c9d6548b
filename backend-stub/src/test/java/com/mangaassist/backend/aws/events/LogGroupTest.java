package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Log groups that targets name, read back as from CloudWatch Logs. */
@Conformance({"DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents", "GetLogEvents"})
class LogGroupTest {
  private static final String PATTERN = "{\"source\":[{\"prefix\":\"mangaassist.\"}]}";
  private static final String GROUP = "'logGroupName': '/shop/events'";

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

  private void write(int lines) {
    aws.rule("r", PATTERN, target("l", EventsFixture.LOGS + ":*"));
    for (int i = 0; i < lines; i++) {
      aws.put("mangaassist.x", "T", "{\"line\":\"number-" + i + "\"}");
      aws.bridge.settled();
      aws.clock.move(Duration.ofSeconds(1));
    }
  }

  @Test
  void describesGroupsPageByPage() throws Exception {
    String logs = EventsFixture.LOGS.replace("/shop/events", "");
    aws.rule(
        "r",
        PATTERN,
        Stream.of("/shop/b", "/shop/a", "/other", "/shop/c")
            .map(name -> target("t" + name.replace('/', '-'), logs + name))
            .toArray(Target[]::new));
    aws.put("mangaassist.x", "T", "{}");
    aws.bridge.settled();
    List<String> names = new ArrayList<>();
    String token = "";
    for (int page = 0; page < 2; page++) {
      JsonNode answer =
          call("DescribeLogGroups", "{'limit': 2, 'logGroupNamePrefix': '/shop/'" + token + "}");
      answer.path("logGroups").forEach(each -> names.add(each.path("logGroupName").asText()));
      token = ", 'nextToken': '" + answer.path("nextToken").asText() + "'";
      assertThat(answer.has("nextToken")).isEqualTo(page == 0);
    }
    assertThat(names).containsExactly("/shop/a", "/shop/b", "/shop/c");
    JsonNode found = call("DescribeLogGroups", "{'logGroupNamePattern': 'the'}").path("logGroups");
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("logGroupName").asText()).isEqualTo("/other");
    assertThat(found.path(0).path("arn").asText()).isEqualTo(logs + "/other:*");
    assertThat(found.path(0).path("creationTime").asLong())
        .isEqualTo(aws.clock.instant().toEpochMilli());
    assertThat(found.path(0).has("storedBytes")).isFalse();
    assertThat(call("DescribeLogGroups", "{'logGroupNamePattern': 'THE'}").path("logGroups"))
        .isEmpty();
    found = call("DescribeLogGroups", "{'logGroupNamePrefix': '/other'}").path("logGroups");
    assertThat(found.path(0).path("storedBytes").asLong()).isGreaterThan(26);
  }

  @Test
  void describesTheOneStreamOfAGroup() throws Exception {
    write(2);
    JsonNode streams = call("DescribeLogStreams", "{" + GROUP + "}").path("logStreams");
    assertThat(streams).hasSize(1);
    assertThat(streams.path(0).path("logStreamName").asText()).isEqualTo("eventbridge");
    assertThat(
            streams.path(0).path("lastEventTimestamp").asLong()
                - streams.path(0).path("firstEventTimestamp").asLong())
        .isEqualTo(1000);
    String byArn = "{'logGroupIdentifier': '" + EventsFixture.LOGS + "', 'limit': 1}";
    assertThat(call("DescribeLogStreams", byArn).path("logStreams")).hasSize(1);
    String others = "{" + GROUP + ", 'logStreamNamePrefix': 'other'}";
    assertThat(call("DescribeLogStreams", others).path("logStreams")).isEmpty();
  }

  @Test
  void filtersPageByPageUntilTheEndOfTheWindow() throws Exception {
    write(5);
    long first = aws.clock.instant().toEpochMilli() - 5_000;
    String window = GROUP + ", 'startTime': " + (first + 1000) + ", 'endTime': " + (first + 3000);
    List<String> read = new ArrayList<>();
    String token = "";
    int pages = 0;
    do {
      JsonNode answer = call("FilterLogEvents", "{" + window + ", 'limit': 2" + token + "}");
      read.addAll(lines(answer));
      token =
          answer.has("nextToken")
              ? ", 'nextToken': '" + answer.path("nextToken").asText() + "'"
              : "";
      pages++;
    } while (!token.isEmpty());
    assertThat(read).containsExactly("number-1", "number-2", "number-3");
    assertThat(pages).isEqualTo(2);
    String endless = "{" + GROUP + ", 'endTime': " + Long.MAX_VALUE + "}";
    assertThat(lines(call("FilterLogEvents", endless))).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 0 1 2",
        "number-1 | 1",
        "`\\\"number-1\\\"` | 1",
        "`number \\\"-2\\\"` | 2",
        "number -number-1 | 0 2",
        "?number-0 ?number-2 | 0 2",
        "NUMBER | ``"
      })
  void findsTerms(String pattern, String numbers) throws Exception {
    write(3);
    List<String> wanted =
        numbers.isEmpty()
            ? List.of()
            : Stream.of(numbers.split(" ", -1)).map(number -> "number-" + number).toList();
    assertThat(
            lines(call("FilterLogEvents", "{" + GROUP + ", 'filterPattern': '" + pattern + "'}")))
        .containsExactlyElementsOf(wanted);
  }

  @Test
  void getsLinesForwardsAndBackwards() throws Exception {
    write(5);
    String stream = GROUP + ", 'logStreamName': 'eventbridge', 'limit': 2";
    JsonNode newest = call("GetLogEvents", "{" + stream + "}");
    assertThat(lines(newest)).containsExactly("number-3", "number-4");
    JsonNode before = call("GetLogEvents", "{" + stream + token(newest, "nextBackwardToken") + "}");
    assertThat(lines(before)).containsExactly("number-1", "number-2");
    JsonNode again = call("GetLogEvents", "{" + stream + token(before, "nextForwardToken") + "}");
    assertThat(lines(again)).containsExactly("number-3", "number-4");
    JsonNode end = call("GetLogEvents", "{" + stream + token(again, "nextForwardToken") + "}");
    assertThat(lines(end)).isEmpty();
    assertThat(end.path("nextForwardToken")).isEqualTo(again.path("nextForwardToken"));
    assertThat(lines(call("GetLogEvents", "{" + stream + ", 'startFromHead': true}")))
        .containsExactly("number-0", "number-1");
    aws.put("mangaassist.x", "T", "{\"line\":\"number-5\"}");
    aws.bridge.settled();
    assertThat(lines(call("GetLogEvents", "{" + stream + token(end, "nextForwardToken") + "}")))
        .containsExactly("number-5");
  }

  private static String token(JsonNode answer, String name) {
    return ", 'nextToken': '" + answer.path(name).asText() + "'";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DescribeLogGroups | 'limit': 51 | LIMIT less than or equal to 50",
        "DescribeLogGroups | 'limit': 0 | LIMIT greater than or equal to 1",
        "DescribeLogStreams | GROUP, 'limit': 51 | LIMIT less than or equal to 50",
        "FilterLogEvents | GROUP, 'limit': 10001 | LIMIT less than or equal to 10000",
        "GetLogEvents | GROUP, 'logStreamName': 'eventbridge', 'limit': 10001"
            + " | LIMIT less than or equal to 10000",
        "DescribeLogGroups | 'nextToken': 'nonsense' | The specified nextToken is invalid.",
        "DescribeLogStreams | GROUP, 'nextToken': 'nonsense' | The specified nextToken is invalid.",
        "FilterLogEvents | GROUP, 'nextToken': 'nonsense' | The specified nextToken is invalid.",
        "GetLogEvents | GROUP, 'logStreamName': 'eventbridge', 'nextToken': 'f/1'"
            + " | The specified nextToken is invalid.",
        "FilterLogEvents | 'limit': 1 | LogGroup name or LogGroup ARN must be specified."
      })
  @Conformance(
      value = {"DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents", "GetLogEvents"},
      pages = true)
  void refusesWhatIsOutOfBounds(String operation, String members, String message) throws Exception {
    write(1);
    assertThatThrownBy(() -> call(operation, "{" + members.replace("GROUP", GROUP) + "}"))
        .isInstanceOfSatisfying(
            AwsFault.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("InvalidParameterException");
              assertThat(refused.text())
                  .endsWith(
                      message.replace(
                          "LIMIT",
                          "at 'limit' failed to satisfy constraint: Member must have value"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DescribeLogStreams | 'logGroupName': 'none' | group",
        "FilterLogEvents | 'logGroupName': 'none' | group",
        "GetLogEvents | 'logGroupName': 'none', 'logStreamName': 's' | group",
        "GetLogEvents | GROUP, 'logStreamName': 's' | stream"
      })
  void findsNoOtherGroupsAndStreams(String operation, String members, String what)
      throws Exception {
    write(1);
    assertThatThrownBy(() -> call(operation, "{" + members.replace("GROUP", GROUP) + "}"))
        .isInstanceOfSatisfying(
            AwsFault.class,
            missing -> {
              assertThat(missing.code()).isEqualTo("ResourceNotFoundException");
              assertThat(missing.text())
                  .isEqualTo("The specified log " + what + " does not exist.");
            });
  }

  private static List<String> lines(JsonNode answer) {
    return StreamSupport.stream(answer.path("events").spliterator(), false)
        .map(event -> event.path("message").asText().replaceAll("(?s).*\"(number-\\d)\".*", "$1"))
        .toList();
  }

  /** There is no client of CloudWatch Logs here: its call as the dispatch makes it. */
  private JsonNode call(String operation, String members) throws Exception {
    ObjectNode input = (ObjectNode) Json.parse(members.replace('\'', '"'));
    return aws.bridge.targets().stream()
        .filter(target -> target.target().equals("Logs_20140328." + operation))
        .findFirst()
        .orElseThrow()
        .operation()
        .call(input, new Caller("http://127.0.0.1", "/"));
  }
}
