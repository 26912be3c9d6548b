package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.LogLines;
import com.mangaassist.backend.aws.events.state.LogLines.Line;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of log groups, as CloudWatch Logs gives them: found by a filter, or one by one. */
final class LogEvents {
  private static final int MOST = 10_000;
  private static final int PATTERN_LENGTH = 1_024;
  private static final Pattern PLACE = Pattern.compile("([fb])/(\\d{56})");

  private final LogLines lines;

  LogEvents(LogLines lines) {
    this.lines = lines;
  }

  JsonNode filter(JsonNode input) throws AwsFault {
    LogCall call = new LogCall(input);
    Optional<String> named = call.group();
    List<String> streams = call.texts("logStreamNames");
    Optional<String> prefix = call.text("logStreamNamePrefix", 1, LogCall.NAME_LENGTH);
    int limit = call.limit(MOST);
    Optional<String> token = call.token();
    String pattern = call.text("filterPattern", 0, PATTERN_LENGTH).orElse("");
    call.done();
    long from = call.millis("startTime", 0);
    // Here the end belongs to the window.
    long to = Math.min(call.millis("endTime", Long.MAX_VALUE), Long.MAX_VALUE - 1) + 1;
    if (!streams.isEmpty() && prefix.isPresent()) {
      throw LogCall.invalid(
          "The logStreamNames and logStreamNamePrefix parameters are mutually exclusive.");
    }
    LogFilter filter = LogFilter.of(pattern);
    String group = LogCall.nameOf(named);
    if (lines.newest(group).isEmpty()) {
      throw LogCall.noSuchGroup();
    }
    boolean meant =
        (streams.isEmpty() || streams.contains(LogCall.STREAM))
            && LogCall.STREAM.startsWith(prefix.orElse(""));
    long after = token.isEmpty() ? 0 : number(LogCall.decode(token.get(), "events"));
    List<Line> page = meant ? lines.read(group, after, from, to, limit + 1) : List.of();
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    for (Line line : page.subList(0, Math.min(limit, page.size()))) {
      if (filter.fits(line.message())) {
        event(events.addObject().put("logStreamName", LogCall.STREAM), line)
            .put("eventId", place(line.id()));
      }
    }
    answer.putArray("searchedLogStreams");
    if (page.size() > limit) {
      answer.put("nextToken", LogCall.encode("events", Long.toString(page.get(limit - 1).id())));
    }
    return answer;
  }

  private static ObjectNode event(ObjectNode event, Line line) {
    return event
        .put("timestamp", line.at())
        .put("message", line.message())
        .put("ingestionTime", line.at());
  }

  /** Both tokens are always there; at an end the one of that side is the one that was given. */
  JsonNode get(JsonNode input) throws AwsFault {
    LogCall call = new LogCall(input);
    Optional<String> named = call.group();
    String stream = call.required("logStreamName");
    int limit = call.limit(MOST);
    Optional<String> token = call.token();
    call.done();
    long from = call.millis("startTime", 0);
    long to = call.millis("endTime", Long.MAX_VALUE);
    boolean fromHead = call.flag("startFromHead");
    String group = LogCall.nameOf(named);
    long newest = lines.newest(group).orElseThrow(LogCall::noSuchGroup);
    if (!stream.equals(LogCall.STREAM)) {
      throw new AwsFault(
          400, "ResourceNotFoundException", "The specified log stream does not exist.");
    }
    boolean forward = fromHead;
    long place = fromHead ? 0 : Long.MAX_VALUE;
    if (token.isPresent()) {
      Matcher matcher = PLACE.matcher(token.get());
      if (!matcher.matches()) {
        throw LogCall.badToken();
      }
      forward = matcher.group(1).equals("f");
      place = number(matcher.group(2).replaceFirst("^0+(?=\\d)", ""));
    }
    List<Line> page =
        forward
            ? lines.read(group, place, from, to, limit)
            : lines.readBack(group, place, from, to, limit);
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    page.forEach(line -> event(events.addObject(), line));
    long first = page.isEmpty() ? place : page.getFirst().id();
    long last = page.isEmpty() ? place : page.getLast().id();
    // A place behind the last line that there is would pass over those that come.
    return answer
        .put("nextForwardToken", "f/" + place(Math.min(last, newest)))
        .put("nextBackwardToken", "b/" + place(first));
  }

  /** As long as AWS's own. */
  private static String place(long id) {
    return "%056d".formatted(id);
  }

  private static long number(String text) throws AwsFault {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw LogCall.badToken();
    }
  }
}
