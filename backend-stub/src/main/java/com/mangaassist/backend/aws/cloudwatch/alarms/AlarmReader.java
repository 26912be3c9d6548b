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
  private static final int MOST_ACTIONS = 5;
  private static final int RULE_LENGTH = 10_240;
  private static final int MOST_IN_RULE = 100;

  private AlarmReader() {}

  /** The members that both kinds have, ready to be answered. */
  static ObjectNode common(Input input) throws AwsFault {
    ObjectNode config = Json.object().put("AlarmName", input.required("AlarmName", 1, 255));
    input.text("AlarmDescription", 0, 1024).ifPresent(text -> config.put("AlarmDescription", text));
    config.put("ActionsEnabled", input.flag("ActionsEnabled").orElse(true));
    for (String member : ACTIONS) {
      List<String> actions = input.texts(member, 1, 1024);
      if (actions.size() > MOST_ACTIONS) {
        throw Faults.constraint(
            actions.toString(), member, "Member must have length less than or equal to 5");
      }
      var array = config.putArray(member);
      for (String action : actions) {
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
    config.put("AlarmRule", input.required("AlarmRule", 1, RULE_LENGTH));
    Optional<String> suppressor = input.text("ActionsSuppressor", 1, 1600);
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
    Rule rule = RuleParser.parse(config.required("AlarmRule", 1, RULE_LENGTH), AlarmArns::nameOf);
    if (rule.alarms().size() > MOST_IN_RULE) {
      throw Faults.validation("AlarmRule must not refer to more than 100 alarms");
    }
    return new Watch.OfAlarms(rule);
  }
}
