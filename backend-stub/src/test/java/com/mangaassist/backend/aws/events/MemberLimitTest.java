package com.mangaassist.backend.aws.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What AWS's service model says of each member: that it must be there, how long it may be, what it
 * looks like. One member of a good call at a time goes just beyond its limit. The calls are raw,
 * since stock clients refuse some of them themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberLimitTest {
  private static final String RULE = "{\"Name\":\"r\",\"EventBusName\":\"b\"}";
  private static final String OF_RULE = "{\"Rule\":\"r\",\"EventBusName\":\"b\"";
  private static final String BUS = "{\"Name\":\"b\"}";
  private static final String ARNS = "arn:aws:events:ap-northeast-1:123456789012:";
  private static final String QUEUE = "\"arn:aws:sqs:ap-northeast-1:123456789012:box\"";
  private static final String PATTERN = "\"EventPattern\":\"{\\\"source\\\":[\\\"s\\\"]}\"";
  private static final String OF_BUS = "{\"ResourceARN\":\"" + ARNS + "event-bus/b\"";

  /** Calls with everything that they need. */
  private static final Map<String, String> GOOD = new TreeMap<>();

  static {
    for (String each : List.of("DeleteRule", "DescribeRule", "DisableRule", "EnableRule")) {
      GOOD.put(each, RULE);
    }
    for (String each : List.of("CreateEventBus", "DeleteEventBus", "DescribeEventBus")) {
      GOOD.put(each, BUS);
    }
    GOOD.put("UpdateEventBus", BUS);
    for (String each : List.of("ListArchives", "ListEventBuses", "ListReplays", "ListRules")) {
      GOOD.put(each, "{}");
    }
    for (String each : List.of("DeleteArchive", "DescribeArchive")) {
      GOOD.put(each, "{\"ArchiveName\":\"a\"}");
    }
    String source = "\"EventSourceArn\":\"" + ARNS;
    GOOD.put("CreateArchive", "{\"ArchiveName\":\"a\"," + source + "event-bus/b\"}");
    GOOD.put("UpdateArchive", "{\"ArchiveName\":\"a\",\"RetentionDays\":1}");
    for (String each : List.of("CancelReplay", "DescribeReplay")) {
      GOOD.put(each, "{\"ReplayName\":\"x\"}");
    }
    GOOD.put(
        "StartReplay",
        "{\"ReplayName\":\"x\","
            + source
            + "archive/a\",\"EventStartTime\":1,\"EventEndTime\":2,\"Destination\":{\"Arn\":\""
            + ARNS
            + "event-bus/b\"}}");
    GOOD.put("PutRule", "{\"Name\":\"r\"," + PATTERN + "}");
    GOOD.put("ListRuleNamesByTarget", "{\"TargetArn\":" + QUEUE + "}");
    GOOD.put("PutTargets", OF_RULE + ",\"Targets\":[{\"Id\":\"t\",\"Arn\":" + QUEUE + "}]}");
    GOOD.put("RemoveTargets", OF_RULE + ",\"Ids\":[\"t\"]}");
    GOOD.put("ListTargetsByRule", OF_RULE + "}");
    GOOD.put("ListTagsForResource", OF_BUS + "}");
    GOOD.put("TagResource", OF_BUS + ",\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}");
    GOOD.put("UntagResource", OF_BUS + ",\"TagKeys\":[\"k\"]}");
    GOOD.put("PutPermission", "{\"EventBusName\":\"b\",\"Principal\":\"*\",\"StatementId\":\"x\"}");
    GOOD.put("RemovePermission", "{\"EventBusName\":\"b\",\"StatementId\":\"x\"}");
    GOOD.put(
        "PutEvents", "{\"Entries\":[{\"Source\":\"s\",\"DetailType\":\"d\",\"Detail\":\"{}\"}]}");
    GOOD.put("TestEventPattern", "{" + PATTERN + ",\"Event\":\"{}\"}");
  }

  private EventsFixture aws;
  private SignedHttp http;

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = EventsFixture.idle(folder);
    http = new SignedHttp(aws.endpoint(), "events");
  }

  @AfterAll
  void close() {
    http.close();
    aws.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "limits.csv", delimiter = ';', quoteCharacter = '`')
  void refusesWhatIsJustBeyondItsLimit(
      String operation, String pointer, String value, String place, String constraint)
      throws Exception {
    JsonNode body = Json.parse(Objects.requireNonNull(GOOD.get(operation), operation));
    set(body, pointer.substring(1).split("/", -1), value);
    var answer = http.json("AWSEvents." + operation, Json.write(body).getBytes(UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode error = Json.parse(answer.body());
    assertThat(error.path("__type").asText()).isEqualTo("ValidationException");
    assertThat(error.path("message").asText())
        .contains("validation error", " at '" + place + "' failed to satisfy constraint: ")
        .contains(constraint);
  }

  private static void set(JsonNode body, String[] path, String value) {
    JsonNode at = body;
    for (int i = 0; i < path.length - 1; i++) {
      boolean list = Character.isDigit(path[i + 1].charAt(0));
      if (at instanceof ArrayNode array && array.isEmpty()) {
        array.addObject();
      } else if (at instanceof ObjectNode object && !object.has(path[i])) {
        object.set(path[i], list ? Json.object().putArray("x") : Json.object());
      }
      at = at.isArray() ? at.path(Integer.parseInt(path[i])) : at.path(path[i]);
    }
    String last = path[path.length - 1];
    if (at instanceof ArrayNode array) {
      array.removeAll().add(value(value, array));
    } else if (at instanceof ObjectNode object) {
      if (value.equals("none")) {
        object.remove(last);
      } else {
        object.set(last, value(value, object.path(last)));
      }
    }
  }

  /** Such as {@code letters 65}, {@code number 0} or {@code text !@#}. */
  private static JsonNode value(String spec, JsonNode before) {
    String[] parts = spec.split(" ", 2);
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (parts[0]) {
      case "letters" -> json.textNode("a".repeat(Integer.parseInt(parts[1])));
      case "number" -> json.numberNode(Long.parseLong(parts[1]));
      case "elements" -> {
        ArrayNode all = json.arrayNode();
        for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
          all.add(before.isEmpty() ? json.textNode("a") : before.path(0));
        }
        yield all;
      }
      case "objects" -> {
        ArrayNode all = json.arrayNode();
        for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
          all.addObject();
        }
        yield all;
      }
      default -> json.textNode(parts[1]);
    };
  }
}
