package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.List;
import java.util.Optional;

/** Reads what both kinds of alarms have: names, texts and actions. */
final class AlarmReader {
  private static final List<String> ACTIONS =
      List.of("OKActions", "AlarmActions", "InsufficientDataActions");
  private static final int MOST_IN_RULE = 100;

  private AlarmReader() {}

  /** The members that both kinds have, ready to be answered. */
  static ObjectNode common(Input input) throws AwsFault {
    ObjectNode config = Json.object().put("AlarmName", input.required("AlarmName"));
    input.text("AlarmDescription").ifPresent(text -> config.put("AlarmDescription", text));
    config.put("ActionsEnabled", input.flag("ActionsEnabled").orElse(true));
    for (String member : ACTIONS) {
      var array = config.putArray(member);
      for (String action : input.texts(member)) {
        if (!action.startsWith("arn:")) {
          throw Faults.validation("Invalid arn syntax: " + action);
        }
        array.add(action);
      }
    }
    return config;
  }

  /** A composite alarm's configuration. */
  static ObjectNode composite(Input input) throws AwsFault {
    ObjectNode config = common(input);
    config.put("AlarmRule", input.required("AlarmRule"));
    Optional<String> suppressor = input.text("ActionsSuppressor");
    suppressor.ifPresent(text -> config.put("ActionsSuppressor", text));
    for (String member :
        List.of("ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")) {
      Optional<Integer> seconds = input.whole(member, 0, Integer.MAX_VALUE);
      if (suppressor.isPresent() && seconds.isEmpty()) {
        throw Faults.validation(member + " is required when ActionsSuppressor is specified");
      }
      seconds.ifPresent(value -> config.put(member, value));
    }
    return config;
  }

  /** What a composite alarm watches. */
  static Watch.OfAlarms rule(Input config) throws AwsFault {
    Rule rule = RuleParser.parse(config.required("AlarmRule"), AlarmArns::nameOf);
    if (rule.alarms().size() > MOST_IN_RULE) {
      throw Faults.validation("AlarmRule must not refer to more than 100 alarms");
    }
    return new Watch.OfAlarms(rule);
  }
}
