package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.replay.Replays;
import com.mangaassist.backend.aws.events.state.Archive;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Replay;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Operations on replays. */
final class ReplayOperations {

  private static final int NAME_LENGTH = 64;
  private static final int MOST_ACTIVE = 10;
  private static final List<String> STATES =
      Arrays.stream(Replay.State.values()).map(Replay.State::name).toList();

  private final Registry registry;
  private final Replays replays;
  private final Arns arns;
  private final Clock clock;

  ReplayOperations(Registry registry, Replays replays, Arns arns, Clock clock) {
    this.registry = registry;
    this.replays = replays;
    this.arns = arns;
    this.clock = clock;
  }

  private static String name(Check check) throws AwsFault {
    return check.required("ReplayName", 1, NAME_LENGTH, Shapes.NAME);
  }

  JsonNode start(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check);
    Optional<String> description =
        check.optional("Description", 0, Shapes.DESCRIPTION_LENGTH, Shapes.ONE_LINE);
    String source = check.required("EventSourceArn", 1, Shapes.ARN_LENGTH, Shapes.ARN);
    long from = check.time("EventStartTime");
    long to = check.time("EventEndTime");
    JsonNode destination = check.needed("Destination");
    Check inner = check.inside(destination, "destination");
    String target = inner.required("Arn", 1, Shapes.ARN_LENGTH, null);
    List<String> rules = inner.optionalTexts("FilterArns", 1, Shapes.ARN_LENGTH, null);
    check.done();
    if (registry.bus(Arns.nameOf(target)).isEmpty()
        || !target.equals(arns.bus(Arns.nameOf(target)))) {
      throw Shapes.notFound("Event bus " + Arns.nameOf(target));
    }
    Archive archive =
        registry
            .archive(Arns.nameOf(source))
            .filter(found -> source.equals(arns.archive(found.name())))
            .orElseThrow(
                () ->
                    notValid(
                        "EventSourceArn", "Archive " + Arns.nameOf(source) + " does not exist."));
    if (from >= to) {
      throw notValid("EventEndTime", "EventStartTime must be before EventEndTime.");
    }
    if (!target.equals(arns.bus(archive.bus()))) {
      throw notValid("Destination.Arn", "Cross event bus replay is not permitted.");
    }
    synchronized (registry) {
      if (registry.replay(name).isPresent()) {
        throw Shapes.exists("Replay " + name);
      }
      if (registry.replays().stream().filter(Replay::active).count() >= MOST_ACTIVE) {
        throw Shapes.tooMany();
      }
      Replay replay =
          new Replay(
              name,
              description.orElse(null),
              archive.name(),
              archive.bus(),
              rules,
              from,
              to,
              Replay.State.STARTING,
              clock.millis() / 1000,
              null,
              null,
              0);
      registry.put(replay);
      replays.begin(replay);
      return state(replay).put("ReplayStartTime", replay.startedAt());
    }
  }

  private static AwsFault notValid(String parameter, String reason) {
    return AwsFault.validation("Parameter " + parameter + " is not valid. Reason: " + reason);
  }

  private ObjectNode state(Replay replay) {
    return Json.object()
        .put("ReplayArn", arns.replay(replay.name()))
        .put("State", replay.state().name());
  }

  JsonNode describe(JsonNode input) throws AwsFault {
    Replay replay = named(input);
    ObjectNode answer = listed(replay).put("ReplayArn", arns.replay(replay.name()));
    if (replay.description() != null) {
      answer.put("Description", replay.description());
    }
    ObjectNode destination = answer.putObject("Destination").put("Arn", arns.bus(replay.bus()));
    if (!replay.ruleArns().isEmpty()) {
      replay.ruleArns().forEach(destination.putArray("FilterArns")::add);
    }
    return answer;
  }

  private Replay named(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check);
    check.done();
    return registry.replay(name).orElseThrow(() -> Shapes.notFound("Replay " + name));
  }

  private ObjectNode listed(Replay replay) {
    ObjectNode answer =
        Json.object()
            .put("ReplayName", replay.name())
            .put("EventSourceArn", arns.archive(replay.archive()))
            .put("State", replay.state().name())
            .put("EventStartTime", replay.from())
            .put("EventEndTime", replay.to())
            .put("ReplayStartTime", replay.startedAt());
    if (replay.lastReplayed() != null) {
      answer.put("EventLastReplayedTime", replay.lastReplayed());
    }
    if (replay.endedAt() != null) {
      answer.put("ReplayEndTime", replay.endedAt());
    }
    return answer;
  }

  JsonNode list(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    Optional<String> prefix = check.optional("NamePrefix", 1, NAME_LENGTH, Shapes.NAME);
    Optional<String> source = check.optional("EventSourceArn", 1, Shapes.ARN_LENGTH, Shapes.ARN);
    Optional<String> state = check.oneOf("State", STATES);
    Pages pages = Pages.of(check, "replays");
    check.done();
    if (List.of(prefix, source, state).stream().filter(Optional::isPresent).count() > 1) {
      throw AwsFault.validation(
          "At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or"
              + " NamePrefix.");
    }
    List<Replay> found =
        registry.replays().stream()
            .filter(replay -> replay.name().startsWith(prefix.orElse("")))
            .filter(
                replay -> source.isEmpty() || source.get().equals(arns.archive(replay.archive())))
            .filter(replay -> state.isEmpty() || state.get().equals(replay.state().name()))
            .toList();
    return pages.answer("Replays", found, Replay::name, this::listed);
  }

  JsonNode cancel(JsonNode input) throws AwsFault {
    synchronized (registry) {
      Replay replay = named(input);
      if (replay.state() != Replay.State.STARTING && replay.state() != Replay.State.RUNNING) {
        throw new AwsFault(
            400,
            "IllegalStatusException",
            "Replay " + replay.name() + " is not in a valid state for this operation.");
      }
      Replay cancelling = replay.in(Replay.State.CANCELLING);
      registry.put(cancelling);
      return state(cancelling);
    }
  }
}
