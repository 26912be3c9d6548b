package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.Shapes.BUS_NAME;
import static com.mangaassist.backend.aws.events.Shapes.BUS_NAME_LENGTH;
import static com.mangaassist.backend.aws.events.Shapes.DESCRIPTION_LENGTH;
import static com.mangaassist.backend.aws.events.Shapes.KMS_KEY;
import static com.mangaassist.backend.aws.events.Shapes.KMS_KEY_LENGTH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Operations on buses. */
final class BusOperations {

  private static final int MOST_BUSES = 100;

  private final Registry registry;
  private final Arns arns;
  private final Clock clock;

  BusOperations(Registry registry, Arns arns, Clock clock) {
    this.registry = registry;
    this.arns = arns;
    this.clock = clock;
  }

  JsonNode create(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = check.required("Name", 1, BUS_NAME_LENGTH, BUS_NAME);
    Bus bus = settings(check, Bus.created(name, 0).withTags(Tags.given(check)));
    Optional<String> partner =
        check.optional("EventSourceName", 1, BUS_NAME_LENGTH, Shapes.PARTNER_SOURCE);
    check.done();
    if (partner.isPresent()) {
      throw Shapes.notFound("Event source " + partner.get());
    }
    if (name.contains("/")) {
      throw AwsFault.validation("Event bus name must not contain '/'.");
    }
    synchronized (registry) {
      if (registry.bus(name).isPresent()) {
        throw Shapes.exists("Event bus " + name);
      }
      if (registry.buses().size() >= MOST_BUSES) {
        throw Shapes.tooMany();
      }
      registry.put(bus);
    }
    ObjectNode answer = Json.object().put("EventBusArn", arns.bus(name));
    return describeSettings(answer, bus);
  }

  JsonNode update(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = check.optional("Name", 1, BUS_NAME_LENGTH, BUS_NAME).orElse(Arns.DEFAULT_BUS);
    Bus changed;
    synchronized (registry) {
      Optional<Bus> old = registry.bus(name);
      changed = settings(check, old.orElse(Bus.created(name, 0)));
      check.done();
      Shapes.bus(registry, name);
      registry.put(changed);
    }
    ObjectNode answer = Json.object().put("Arn", arns.bus(name)).put("Name", name);
    return describeSettings(answer, changed);
  }

  /** A bus with the settings that the call names. */
  private Bus settings(Check check, Bus old) throws AwsFault {
    long now = clock.millis();
    return new Bus(
        old.name(),
        old.createdAt() == 0 ? now : old.createdAt(),
        now,
        check.optional("Description", 0, DESCRIPTION_LENGTH, null).orElse(old.description()),
        check.optional("KmsKeyIdentifier", 0, KMS_KEY_LENGTH, KMS_KEY).orElse(old.kmsKey()),
        deadLetters(check).orElse(old.deadLetter()),
        logging(check).orElse(old.logConfig()),
        old.policy(),
        old.tags());
  }

  private static Optional<JsonNode> deadLetters(Check check) throws AwsFault {
    Optional<JsonNode> given = check.structure("DeadLetterConfig");
    if (given.isPresent()) {
      check.inside(given.get(), "deadLetterConfig").optional("Arn", 1, Shapes.ARN_LENGTH, null);
    }
    return given;
  }

  private static Optional<JsonNode> logging(Check check) throws AwsFault {
    Optional<JsonNode> given = check.structure("LogConfig");
    if (given.isPresent()) {
      Check inner = check.inside(given.get(), "logConfig");
      inner.oneOf("IncludeDetail", List.of("NONE", "FULL"));
      inner.oneOf("Level", List.of("OFF", "ERROR", "INFO", "TRACE"));
    }
    return given;
  }

  JsonNode describe(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name =
        check
            .optional("Name", 1, Shapes.ARN_LENGTH, Shapes.BUS_NAME_OR_ARN)
            .map(given -> arns.foreign(given) ? given : Arns.nameOf(given))
            .orElse(Arns.DEFAULT_BUS);
    check.done();
    Bus bus = Shapes.bus(registry, name);
    return describeSettings(listed(bus), bus);
  }

  JsonNode list(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String prefix = check.optional("NamePrefix", 1, BUS_NAME_LENGTH, BUS_NAME).orElse("");
    Pages pages = Pages.of(check, "buses");
    check.done();
    List<Bus> buses =
        registry.buses().stream().filter(bus -> bus.name().startsWith(prefix)).toList();
    return pages.answer("EventBuses", buses, Bus::name, this::described);
  }

  private JsonNode described(Bus bus) {
    ObjectNode answer = listed(bus);
    if (bus.description() != null) {
      answer.put("Description", bus.description());
    }
    return answer;
  }

  private ObjectNode listed(Bus bus) {
    ObjectNode answer =
        Json.object()
            .put("Name", bus.name())
            .put("Arn", arns.bus(bus.name()))
            .put("CreationTime", bus.createdAt() / 1000.0)
            .put("LastModifiedTime", bus.modifiedAt() / 1000.0);
    if (bus.policy() != null) {
      answer.put("Policy", Json.write(bus.policy()));
    }
    return answer;
  }

  private static ObjectNode describeSettings(ObjectNode answer, Bus bus) {
    if (bus.description() != null) {
      answer.put("Description", bus.description());
    }
    if (bus.kmsKey() != null) {
      answer.put("KmsKeyIdentifier", bus.kmsKey());
    }
    if (bus.deadLetter() != null) {
      answer.set("DeadLetterConfig", bus.deadLetter());
    }
    if (bus.logConfig() != null) {
      answer.set("LogConfig", bus.logConfig());
    }
    return answer;
  }

  JsonNode delete(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = check.required("Name", 1, BUS_NAME_LENGTH, BUS_NAME);
    check.done();
    if (name.equals(Arns.DEFAULT_BUS)) {
      throw AwsFault.validation("Cannot delete event bus default.");
    }
    synchronized (registry) {
      // Deleting what is not there succeeds.
      if (registry.bus(name).isEmpty()) {
        return Json.object();
      }
      if (!registry.rules(name).isEmpty()) {
        throw AwsFault.validation("EventBus can't be deleted since it has rules.");
      }
      registry.removeBus(name);
    }
    return Json.object();
  }
}
