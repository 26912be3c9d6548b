package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.deliver.Intake;
import com.mangaassist.backend.aws.events.input.Envelopes;
import com.mangaassist.backend.aws.events.input.EventJson;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.BusPolicy;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.services.json.Utf8;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code PutEvents}: what is wrong with the call refuses it, what is wrong with an entry fails that
 * entry alone. Answers when the accepted ones are on the disk.
 */
final class PutEvents {
  /** The end of the year 9999, in seconds. */
  private static final double LATEST_SECOND = 253_402_300_799d;

  private static final int MOST_ENTRIES = 10;

  private static final int TIME_BYTES = 14;
  private static final int RESOURCE_LENGTH = 2048;
  private static final int TRACE_LENGTH = 500;

  private final Registry registry;
  private final Arns arns;
  private final Intake intake;
  private final Envelopes envelopes;
  private final RequestIds ids;
  private final Clock clock;
  private final int mostBytes;

  /** {@code mostBytes}: of all entries of a call together. */
  PutEvents(
      Registry registry, Intake intake, Arns arns, RequestIds ids, Clock clock, int mostBytes) {
    this.mostBytes = mostBytes;
    this.registry = registry;
    this.arns = arns;
    this.intake = intake;
    this.envelopes = new Envelopes(arns);
    this.ids = ids;
    this.clock = clock;
  }

  JsonNode call(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    List<JsonNode> entries = check.list("Entries", 1, MOST_ENTRIES, PutEvents::shown);
    int place = 0;
    for (JsonNode entry : entries) {
      place++;
      shape(check.inside(entry, "entries." + place + ".member"));
    }
    check.done();
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += size(entry);
    }
    if (bytes > mostBytes) {
      throw AwsFault.validation("Total size of the entries in the request is over the limit.");
    }
    for (JsonNode entry : entries) {
      requireAllowed(entry.path("EventBusName").asText(Arns.DEFAULT_BUS));
    }
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Entries");
    Map<String, Accepted> accepted = new LinkedHashMap<>();
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = results.addObject();
      try {
        String id = ids.next();
        String bus = Arns.nameOf(entry.path("EventBusName").asText(Arns.DEFAULT_BUS));
        String event = event(id, entry);
        // AWS takes an event for a bus that is not there, and forgets it.
        if (registry.bus(bus).isPresent()) {
          accepted.computeIfAbsent(bus, name -> new Accepted()).add(event, trace(entry));
        }
        result.put("EventId", id);
      } catch (AwsFault fault) {
        failed++;
        result.put("ErrorCode", fault.code()).put("ErrorMessage", fault.text());
      }
    }
    List<CompletableFuture<Boolean>> writes = new ArrayList<>();
    accepted.forEach(
        (bus, taken) ->
            writes.add(
                intake.put(bus, taken.events, Batch.traces(taken.traces), Intake.Origin.CALLER)));
    writes.forEach(CompletableFuture::join);
    return answer.put("FailedEntryCount", failed);
  }

  /** Lengths, by AWS's service model; what an entry says fails that entry alone. */
  private static void shape(Check entry) throws AwsFault {
    entry.optionalTexts("Resources", 0, RESOURCE_LENGTH, null);
    entry.optional("EventBusName", 1, Shapes.ARN_LENGTH, Shapes.OWN_BUS_NAME_OR_ARN);
    entry.optional("TraceHeader", 1, TRACE_LENGTH, null);
  }

  /** One entry for a bus that the caller may not put on refuses the whole call. */
  private void requireAllowed(String nameOrArn) throws AwsFault {
    if (arns.foreign(nameOrArn)) {
      throw denied(
          nameOrArn, "because no resource-based policy allows the events:PutEvents action");
    }
    Optional<Bus> bus = registry.bus(Arns.nameOf(nameOrArn));
    if (bus.isPresent() && BusPolicy.deniesPutEvents(bus.get(), arns)) {
      throw denied(arns.bus(bus.get().name()), "with an explicit deny in a resource-based policy");
    }
  }

  private AwsFault denied(String bus, String why) {
    return new AwsFault(
        400,
        "AccessDeniedException",
        "User: arn:aws:iam::%s:root is not authorized to perform: events:PutEvents on resource: %s %s"
            .formatted(arns.account(), bus, why));
  }

  /** An entry as AWS's errors show it. */
  private static String shown(JsonNode entry) {
    StringBuilder shown = new StringBuilder("PutEventsRequestEntry(");
    for (String member :
        List.of(
            "Time",
            "Source",
            "Resources",
            "DetailType",
            "Detail",
            "EventBusName",
            "TraceHeader",
            "KmsKeyIdentifier",
            "InternalMetadata")) {
      JsonNode value = entry.path(member);
      shown
          .append(shown.charAt(shown.length() - 1) == '(' ? "" : ", ")
          .append(Character.toLowerCase(member.charAt(0)))
          .append(member, 1, member.length())
          .append('=')
          .append(
              value.isMissingNode() ? "null" : value.isArray() ? listed(value) : value.asText());
    }
    return shown.append(')').toString();
  }

  private static String listed(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asText()));
    return all.toString();
  }

  /** What one bus is given of a call. */
  private static final class Accepted {
    private final List<String> events = new ArrayList<>();
    private final List<@Nullable String> traces = new ArrayList<>();

    void add(String event, @Nullable String trace) {
      events.add(event);
      traces.add(trace);
    }
  }

  /** What cannot stand in a header is carried no further. */
  private static @Nullable String trace(JsonNode entry) {
    String header = entry.path("TraceHeader").asText("");
    boolean fits = !header.isEmpty() && header.chars().allMatch(c -> c > ' ' && c < 127);
    return fits ? header : null;
  }

  private String event(String id, JsonNode entry) throws AwsFault {
    String source = given(entry, "Source");
    if (source.startsWith("aws.")) {
      throw new AwsFault(400, "NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    String detailType = given(entry, "DetailType");
    return envelopes.of(
        id, detailType, source, time(entry), resources(entry), detail(given(entry, "Detail")));
  }

  private static String given(JsonNode entry, String member) throws AwsFault {
    String text = entry.path(member).asText("");
    if (text.isEmpty()) {
      throw invalid(
          "Parameter " + member + " is not valid. Reason: " + member + " is a required argument.");
    }
    return text;
  }

  private static String detail(String text) throws AwsFault {
    try {
      return EventJson.compact(text);
    } catch (MalformedJsonException e) {
      throw new AwsFault(400, "MalformedDetail", "Detail is malformed.");
    }
  }

  private long time(JsonNode entry) throws AwsFault {
    JsonNode time = entry.path("Time");
    if (time.isNumber() && !(Math.abs(time.doubleValue()) <= LATEST_SECOND)) {
      throw invalid("Parameter Time is not valid. Reason: It is out of the range of times.");
    }
    return time.isNumber()
        ? (long) Math.floor(time.doubleValue())
        : clock.instant().getEpochSecond();
  }

  private static List<String> resources(JsonNode entry) {
    List<String> resources = new ArrayList<>();
    entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
    return resources;
  }

  /** As AWS counts an entry: its texts in UTF-8, and 14 bytes for a time that is given. */
  private static int size(JsonNode entry) {
    int size = entry.hasNonNull("Time") ? TIME_BYTES : 0;
    for (String member : List.of("Source", "DetailType", "Detail")) {
      size += bytes(entry.path(member));
    }
    for (JsonNode resource : entry.path("Resources")) {
      size += bytes(resource);
    }
    return size;
  }

  private static int bytes(JsonNode text) {
    return Utf8.length(text.asText(""));
  }

  private static AwsFault invalid(String message) {
    return new AwsFault(400, "InvalidArgument", message);
  }
}
