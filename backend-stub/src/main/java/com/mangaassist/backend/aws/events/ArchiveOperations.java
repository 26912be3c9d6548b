package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.Archive;
import com.mangaassist.backend.aws.events.state.Archived;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on archives. */
final class ArchiveOperations {

  private static final String ENABLED = "ENABLED";
  private static final List<String> STATES =
      List.of(ENABLED, "DISABLED", "CREATING", "UPDATING", "CREATE_FAILED", "UPDATE_FAILED");
  private static final int MOST_ARCHIVES = 100;

  private final Registry registry;
  private final Archived archived;
  private final Arns arns;
  private final Clock clock;
  private final Runnable changed;

  /** {@code changed} is run when events may be dropped earlier than before. */
  ArchiveOperations(
      Registry registry, Archived archived, Arns arns, Clock clock, Runnable changed) {
    this.registry = registry;
    this.archived = archived;
    this.arns = arns;
    this.clock = clock;
    this.changed = changed;
  }

  private static String name(Check check) throws AwsFault {
    return check.required("ArchiveName", 1, Shapes.ARCHIVE_NAME_LENGTH, Shapes.NAME);
  }

  private Archive named(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check);
    check.done();
    return archive(name);
  }

  private Archive archive(String name) throws AwsFault {
    return registry.archive(name).orElseThrow(() -> Shapes.notFound("Archive " + name));
  }

  JsonNode create(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check);
    String source = check.required("EventSourceArn", 1, Shapes.ARN_LENGTH, Shapes.ARN);
    Optional<String> description =
        check.optional("Description", 0, Shapes.DESCRIPTION_LENGTH, Shapes.ONE_LINE);
    int retention = check.whole("RetentionDays", 0, Integer.MAX_VALUE).orElse(0);
    Optional<String> key =
        check.optional("KmsKeyIdentifier", 0, Shapes.KMS_KEY_LENGTH, Shapes.KMS_KEY);
    String pattern = RuleOperations.pattern(check);
    String bus = Arns.nameOf(source);
    Shapes.bus(registry, bus);
    if (!source.equals(arns.bus(bus))) {
      throw AwsFault.validation(
          "Parameter EventSourceArn is not valid. Reason: Provided Arn is not in correct format.");
    }
    synchronized (registry) {
      if (registry.archive(name).isPresent()) {
        throw Shapes.exists("Archive " + name);
      }
      if (registry.archives().size() >= MOST_ARCHIVES) {
        throw Shapes.tooMany();
      }
      Archive archive =
          new Archive(
              registry.nextSequence(),
              name,
              bus,
              description.orElse(null),
              pattern,
              retention,
              clock.millis(),
              key.orElse(null));
      registry.put(archive);
      return state(archive);
    }
  }

  private ObjectNode state(Archive archive) {
    return Json.object()
        .put("ArchiveArn", arns.archive(archive.name()))
        .put("State", ENABLED)
        .put("CreationTime", archive.createdAt() / 1000.0);
  }

  JsonNode update(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = name(check);
    Optional<String> description =
        check.optional("Description", 0, Shapes.DESCRIPTION_LENGTH, Shapes.ONE_LINE);
    Optional<Integer> retention = check.whole("RetentionDays", 0, Integer.MAX_VALUE);
    Optional<String> key =
        check.optional("KmsKeyIdentifier", 0, Shapes.KMS_KEY_LENGTH, Shapes.KMS_KEY);
    String pattern = RuleOperations.pattern(check);
    if (description.isEmpty() && retention.isEmpty() && pattern == null && key.isEmpty()) {
      throw AwsFault.validation(
          "At least one of EventPattern, RetentionDays or Description must be provided.");
    }
    synchronized (registry) {
      Archive old = archive(name);
      Archive archive =
          new Archive(
              old.seq(),
              name,
              old.bus(),
              description.orElse(old.description()),
              pattern == null ? old.pattern() : pattern,
              retention.orElse(old.retentionDays()),
              old.createdAt(),
              key.orElse(old.kmsKey()));
      registry.put(archive);
      changed.run();
      return state(archive);
    }
  }

  JsonNode describe(JsonNode input) throws AwsFault {
    Archive archive = named(input);
    ObjectNode answer = listed(archive, archived.sizes());
    answer.put("ArchiveArn", arns.archive(archive.name()));
    if (archive.description() != null) {
      answer.put("Description", archive.description());
    }
    if (archive.pattern() != null) {
      answer.put("EventPattern", archive.pattern());
    }
    if (archive.kmsKey() != null) {
      answer.put("KmsKeyIdentifier", archive.kmsKey());
    }
    return answer;
  }

  private ObjectNode listed(Archive archive, Map<Integer, Archived.Size> sizes) {
    Archived.Size size = sizes.getOrDefault(archive.seq(), new Archived.Size(0, 0));
    return Json.object()
        .put("ArchiveName", archive.name())
        .put("EventSourceArn", arns.bus(archive.bus()))
        .put("State", ENABLED)
        .put("RetentionDays", archive.retentionDays())
        .put("SizeBytes", size.bytes())
        .put("EventCount", size.events())
        .put("CreationTime", archive.createdAt() / 1000.0);
  }

  JsonNode list(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    Optional<String> prefix =
        check.optional("NamePrefix", 1, Shapes.ARCHIVE_NAME_LENGTH, Shapes.NAME);
    Optional<String> source = check.optional("EventSourceArn", 1, Shapes.ARN_LENGTH, Shapes.ARN);
    Optional<String> state = check.oneOf("State", STATES);
    Pages pages = Pages.of(check, "archives");
    check.done();
    if (List.of(prefix, source, state).stream().filter(Optional::isPresent).count() > 1) {
      throw AwsFault.validation(
          "At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or"
              + " NamePrefix.");
    }
    if (source.isPresent()) {
      Shapes.bus(registry, Arns.nameOf(source.get()));
    }
    List<Archive> archives =
        registry.archives().stream()
            .filter(archive -> archive.name().startsWith(prefix.orElse("")))
            .filter(archive -> source.isEmpty() || source.get().equals(arns.bus(archive.bus())))
            .filter(archive -> state.isEmpty() || state.get().equals(ENABLED))
            .toList();
    Map<Integer, Archived.Size> sizes = archived.sizes();
    return pages.answer("Archives", archives, Archive::name, each -> listed(each, sizes));
  }

  JsonNode delete(JsonNode input) throws AwsFault {
    synchronized (registry) {
      Archive archive = named(input);
      registry.removeArchive(archive.name());
    }
    changed.run();
    return Json.object();
  }
}
