package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.events.input.EventJson;
import com.mangaassist.backend.aws.events.pattern.PatternException;
import com.mangaassist.backend.aws.events.pattern.Patterns;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.List;

/** {@code TestEventPattern}. */
final class TestEventPattern {

  /** AWS's documentation also names {@code resources}, which its recorded answers do without. */
  private static final List<String> MEMBERS =
      List.of("id", "account", "source", "time", "region", "detail-type");

  private TestEventPattern() {}

  static JsonNode call(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String pattern = check.required("EventPattern", 0, RuleOperations.LONGEST_PATTERN, null);
    String event = check.required("Event", 0, Integer.MAX_VALUE, null);
    check.done();
    if (!isEvent(event)) {
      throw AwsFault.validation("Parameter Event is not valid.");
    }
    try {
      return Json.object().put("Result", Patterns.matches(pattern, event));
    } catch (PatternException e) {
      throw RuleOperations.invalid(e);
    } catch (IllegalArgumentException e) {
      throw AwsFault.validation("Parameter Event is not valid.");
    }
  }

  private static boolean isEvent(String text) {
    try {
      JsonNode event = EventJson.parse(text);
      return event.isObject() && MEMBERS.stream().allMatch(event::has);
    } catch (MalformedJsonException e) {
      return false;
    }
  }
}
