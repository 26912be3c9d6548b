package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.pattern.PatternException;
import com.mangaassist.backend.aws.events.pattern.Patterns;
import com.mangaassist.backend.aws.events.schedule.Schedule;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Rule;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on rules. */
final class RuleOperations {

  /** AWS's default quota, and the most that a quota can be raised to. */
  private static final int PATTERN_LENGTH = 2048;

  static final int LONGEST_PATTERN = 4096;

  private static final int MOST_RULES = 300;
  private static final int SCHEDULE_LENGTH = 256;

  private final Registry registry;
  private final Arns arns;
  private final Clock clock;
  private final Runnable scheduleChanged;

  RuleOperations(Registry registry, Arns arns, Clock clock, Runnable scheduleChanged) {
    this.registry = registry;
    this.arns = arns;
    this.clock = clock;
    this.scheduleChanged = scheduleChanged;
  }

  /** A rule that must be there. */
  static Rule rule(Registry registry, String bus, String name) throws AwsFault {
    Shapes.bus(registry, bus);
    return registry
        .rule(bus, name)
        .orElseThrow(
            () ->
                new AwsFault(
                    400,
                    "ResourceNotFoundException",
                    "Rule " + name + " does not exist on EventBus " + bus + "."));
  }

  static String name(Check check, String member) throws AwsFault {
    return check.required(member, 1, Shapes.RULE_NAME_LENGTH, Shapes.NAME);
  }

  /** Checks a pattern of a call; null stays null. */
  static @Nullable String pattern(Check check) throws AwsFault {
    Optional<String> pattern =
        check
            .optional("EventPattern", 0, most(check.length("EventPattern")), null)
            .filter(text -> !text.isEmpty());
    check.done();
    if (pattern.isPresent()) {
      try {
        Patterns.check(pattern.get());
      } catch (PatternException e) {
        throw invalid(e);
      }
    }
    return pattern.orElse(null);
  }

  private static int most(int length) {
    return length > LONGEST_PATTERN ? LONGEST_PATTERN : PATTERN_LENGTH;
  }

  static AwsFault invalid(PatternException e) {
    return new AwsFault(
        400, "InvalidEventPatternException", "Event pattern is not valid. Reason: " + e.reason());
  }

  JsonNode put(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check, "Name");
    String bus = Shapes.busName(check, arns);
    String schedule =
        check
            .optional("ScheduleExpression", 0, SCHEDULE_LENGTH, null)
            .filter(text -> !text.isEmpty())
            .orElse(null);
    String state = check.oneOf("State", Shapes.RULE_STATES).orElse("ENABLED");
    String description =
        check.optional("Description", 0, Shapes.DESCRIPTION_LENGTH, null).orElse(null);
    String role = check.optional("RoleArn", 1, Shapes.ARN_LENGTH, null).orElse(null);
    Map<String, String> tags = Tags.given(check);
    String pattern = pattern(check);
    checkSchedule(pattern, schedule, bus);
    Shapes.bus(registry, bus);
    synchronized (registry) {
      Optional<Rule> old = registry.rule(bus, name);
      if (old.isEmpty() && registry.rules(bus).size() >= MOST_RULES) {
        throw Shapes.tooMany();
      }
      registry.put(
          new Rule(
              bus,
              name,
              pattern,
              schedule,
              state,
              description,
              role,
              clock.millis(),
              old.map(Rule::tags).orElse(tags),
              old.map(Rule::targets).orElse(List.of())));
    }
    scheduleChanged.run();
    return Json.object().put("RuleArn", arns.rule(bus, name));
  }

  private static void checkSchedule(@Nullable String pattern, @Nullable String schedule, String bus)
      throws AwsFault {
    if (pattern == null && schedule == null) {
      throw AwsFault.validation(
          "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    if (schedule == null) {
      return;
    }
    if (Schedule.parse(schedule).isEmpty()) {
      throw AwsFault.validation("Parameter ScheduleExpression is not valid.");
    }
    if (!bus.equals(Arns.DEFAULT_BUS)) {
      throw AwsFault.validation("ScheduleExpression is supported only on the default event bus.");
    }
  }

  JsonNode describe(JsonNode input) throws AwsFault {
    Rule rule = named(input);
    return described(rule).put("CreatedBy", arns.account());
  }

  private Rule named(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check, "Name");
    String bus = Shapes.busName(check, arns);
    check.done();
    return rule(registry, bus, name);
  }

  JsonNode list(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String prefix =
        check.optional("NamePrefix", 1, Shapes.RULE_NAME_LENGTH, Shapes.NAME).orElse("");
    String bus = Shapes.busName(check, arns);
    Pages pages = Pages.of(check, "rules");
    check.done();
    Bus found = Shapes.bus(registry, bus);
    List<Rule> rules =
        registry.rules(found.name()).stream()
            .filter(rule -> rule.name().startsWith(prefix))
            .toList();
    return pages.answer("Rules", rules, Rule::name, this::described);
  }

  private ObjectNode described(Rule rule) {
    ObjectNode answer =
        Json.object()
            .put("Name", rule.name())
            .put("Arn", arns.rule(rule.bus(), rule.name()))
            .put("State", rule.state())
            .put("EventBusName", rule.bus());
    put(answer, "EventPattern", rule.pattern());
    put(answer, "ScheduleExpression", rule.schedule());
    put(answer, "Description", rule.description());
    put(answer, "RoleArn", rule.roleArn());
    return answer;
  }

  private static void put(ObjectNode answer, String member, @Nullable String value) {
    if (value != null) {
      answer.put(member, value);
    }
  }

  JsonNode enable(JsonNode input) throws AwsFault {
    return state(input, "ENABLED");
  }

  JsonNode disable(JsonNode input) throws AwsFault {
    return state(input, Rule.DISABLED);
  }

  private JsonNode state(JsonNode input, String state) throws AwsFault {
    synchronized (registry) {
      registry.put(named(input).withState(state, clock.millis()));
    }
    scheduleChanged.run();
    return Json.object();
  }

  /** Deleting what is not there succeeds. */
  JsonNode delete(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check, "Name");
    String bus = Shapes.busName(check, arns);
    check.done();
    Shapes.bus(registry, bus);
    synchronized (registry) {
      Optional<Rule> rule = registry.rule(bus, name);
      if (rule.isPresent()) {
        if (!rule.get().targets().isEmpty()) {
          throw AwsFault.validation("Rule can't be deleted since it has targets.");
        }
        registry.removeRule(bus, name);
      }
    }
    scheduleChanged.run();
    return Json.object();
  }

  JsonNode namesByTarget(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String target = check.required("TargetArn", 1, Shapes.ARN_LENGTH, null);
    String bus = Shapes.busName(check, arns);
    Pages pages = Pages.of(check, "names");
    check.done();
    Shapes.bus(registry, bus);
    List<String> names =
        registry.rules(bus).stream()
            .filter(rule -> rule.targets().stream().anyMatch(t -> t.arn().equals(target)))
            .map(Rule::name)
            .toList();
    return pages.answer(
        "RuleNames", names, name -> name, com.fasterxml.jackson.databind.node.TextNode::valueOf);
  }
}
