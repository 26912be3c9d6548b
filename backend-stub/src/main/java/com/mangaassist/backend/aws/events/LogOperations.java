package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.LogLines;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What CloudWatch Logs needs for reading back the log groups that targets name: groups, their one
 * stream, and its lines. A filter is a text that a line holds, in quotes or without.
 */
final class LogOperations {

  /** The signing name of CloudWatch Logs. */
  static final String SERVICE = "logs";

  static final String TARGET = "Logs_20140328.";
  private static final String STREAM = "eventbridge";
  private static final int MOST_EVENTS = 10_000;
  private static final int NAME_LENGTH = 512;

  private final LogLines lines;
  private final Arns arns;

  LogOperations(LogLines lines, Arns arns) {
    this.lines = lines;
    this.arns = arns;
  }

  JsonNode groups(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String prefix = check.optional("logGroupNamePrefix", 1, NAME_LENGTH, null).orElse("");
    check.done();
    ObjectNode answer = Json.object();
    ArrayNode groups = answer.putArray("logGroups");
    for (String group : lines.groups()) {
      if (group.startsWith(prefix)) {
        groups.addObject().put("logGroupName", group).put("arn", arn(group) + ":*");
      }
    }
    return answer;
  }

  private String arn(String group) {
    return "arn:aws:logs:" + arns.region() + ":" + arns.account() + ":log-group:" + group;
  }

  JsonNode streams(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String group = check.required("logGroupName", 1, NAME_LENGTH, null);
    check.done();
    require(group);
    ObjectNode answer = Json.object();
    answer
        .putArray("logStreams")
        .addObject()
        .put("logStreamName", STREAM)
        .put("arn", arn(group) + ":log-stream:" + STREAM);
    return answer;
  }

  private void require(String group) throws AwsFault {
    if (!lines.groups().contains(group)) {
      throw new AwsFault(
          400, "ResourceNotFoundException", "The specified log group does not exist.");
    }
  }

  JsonNode filter(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String group = check.required("logGroupName", 1, NAME_LENGTH, null);
    int limit = check.whole("limit", 1, MOST_EVENTS).orElse(MOST_EVENTS);
    Optional<String> token = check.optional("nextToken", 1, NAME_LENGTH, null);
    String wanted =
        check.optional("filterPattern", 0, 1_024, null).orElse("").replaceAll("^\"|\"$", "");
    check.done();
    require(group);
    long from = input.path("startTime").asLong(0);
    long to = input.path("endTime").asLong(Long.MAX_VALUE);
    List<LogLines.Line> page = lines.read(group, after(token), from, to, limit);
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    for (LogLines.Line line : page) {
      if (line.message().contains(wanted)) {
        events
            .addObject()
            .put("logStreamName", STREAM)
            .put("timestamp", line.at())
            .put("message", line.message())
            .put("ingestionTime", line.at())
            .put("eventId", Long.toString(line.id()));
      }
    }
    answer.putArray("searchedLogStreams");
    if (page.size() == limit) {
      answer.put("nextToken", Long.toString(page.getLast().id()));
    }
    return answer;
  }

  private static long after(Optional<String> token) throws AwsFault {
    try {
      return Long.parseLong(token.orElse("0"));
    } catch (NumberFormatException e) {
      throw new AwsFault(400, "InvalidParameterException", "The specified nextToken is invalid.");
    }
  }
}
