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
 * What CloudWatch Logs needs for finding the log groups that targets name: groups, and their one
 * stream.
 */
final class LogOperations {
  private static final int MOST = 50;

  private final LogLines lines;
  private final Arns arns;

  LogOperations(LogLines lines, Arns arns) {
    this.lines = lines;
    this.arns = arns;
  }

  JsonNode groups(JsonNode input) throws AwsFault {
    LogCall call = new LogCall(input);
    Optional<String> prefix = call.name("logGroupNamePrefix");
    Optional<String> part = call.text("logGroupNamePattern", 0, LogCall.NAME_LENGTH);
    int limit = call.limit(MOST);
    Optional<String> token = call.token();
    call.done();
    if (prefix.isPresent() && part.isPresent()) {
      throw LogCall.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    String after = token.isEmpty() ? "" : LogCall.decode(token.get(), "groups");
    List<LogLines.Group> some = lines.groups(prefix.orElse(""), part.orElse(""), after, limit + 1);
    ObjectNode answer = Json.object();
    ArrayNode groups = answer.putArray("logGroups");
    for (LogLines.Group group : some.subList(0, Math.min(limit, some.size()))) {
      String arn = arn(group.name());
      ObjectNode told =
          groups
              .addObject()
              .put("logGroupName", group.name())
              .put("creationTime", group.first())
              .put("arn", arn + ":*");
      if (part.isEmpty()) {
        // Whoever asks by a part of the name is told the three above and nothing else.
        told.put("metricFilterCount", 0)
            .put("storedBytes", group.bytes())
            .put("logGroupClass", "STANDARD")
            .put("logGroupArn", arn);
      }
    }
    if (some.size() > limit) {
      answer.put("nextToken", LogCall.encode("groups", some.get(limit - 1).name()));
    }
    return answer;
  }

  private String arn(String group) {
    return "arn:aws:logs:" + arns.region() + ":" + arns.account() + ":log-group:" + group;
  }

  JsonNode streams(JsonNode input) throws AwsFault {
    LogCall call = new LogCall(input);
    Optional<String> named = call.group();
    Optional<String> prefix = call.name("logStreamNamePrefix");
    boolean byTime =
        call.oneOf("orderBy", List.of("LogStreamName", "LastEventTime"))
            .filter("LastEventTime"::equals)
            .isPresent();
    call.limit(MOST);
    Optional<String> token = call.token();
    call.done();
    if (byTime && prefix.isPresent()) {
      throw LogCall.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    LogLines.Group group = LogCall.found(lines, named);
    if (token.isPresent()) {
      // Of one stream there is no second page.
      throw LogCall.badToken();
    }
    ObjectNode answer = Json.object();
    ArrayNode streams = answer.putArray("logStreams");
    if (LogCall.STREAM.startsWith(prefix.orElse(""))) {
      streams
          .addObject()
          .put("logStreamName", LogCall.STREAM)
          .put("creationTime", group.first())
          .put("firstEventTimestamp", group.first())
          .put("lastEventTimestamp", group.last())
          .put("lastIngestionTime", group.last())
          .put("uploadSequenceToken", Long.toString(group.newest()))
          .put("arn", arn(group.name()) + ":log-stream:" + LogCall.STREAM)
          // AWS no longer counts the bytes of streams.
          .put("storedBytes", 0);
    }
    return answer;
  }
}
