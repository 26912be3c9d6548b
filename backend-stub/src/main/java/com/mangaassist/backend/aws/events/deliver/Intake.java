package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.delivery.EventSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.aws.events.input.Envelopes;
import com.mangaassist.backend.aws.events.input.EventJson;
import com.mangaassist.backend.aws.events.pattern.BusMatcher;
import com.mangaassist.backend.aws.events.pattern.Match;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.Batches;
import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.backend.aws.events.state.Filed;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Routing;
import com.mangaassist.backend.aws.events.state.Rule;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The way in: matches events with all rules and archives of a bus, keeps them, hands them on. */
public final class Intake implements EventSink {

  /** Whether an event came from a caller or from another bus, which sends it on no further. */
  public enum Origin {
    CALLER,
    BUS
  }

  private final Registry registry;
  private final Batches batches;
  private final Deliveries deliveries;
  private final Envelopes envelopes;
  private final Arns arns;
  private final RequestIds ids;
  private final Clock clock;

  /** Events are matched by what the registry says when they come. */
  public Intake(
      Registry registry,
      Batches batches,
      Deliveries deliveries,
      Arns arns,
      RequestIds ids,
      Clock clock) {
    this.registry = registry;
    this.batches = batches;
    this.deliveries = deliveries;
    this.envelopes = new Envelopes(arns);
    this.arns = arns;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes events, at most {@link Batch#MOST}.
   *
   * @param bus one that exists; if it was deleted meanwhile the events are kept and go nowhere
   * @param traces as {@link Batch#traces(List)} makes them
   * @return done when they are on the disk
   * @throws IllegalArgumentException one of them is no event
   */
  public CompletableFuture<Boolean> put(
      String bus, List<String> events, @Nullable String traces, Origin origin) {
    long now = clock.millis();
    long id = batches.nextId();
    Routing routing = registry.routing();
    Optional<BusMatcher> matcher = routing.of(bus);
    List<Batch.Open> open = new ArrayList<>();
    Map<Integer, Filed> filed = new TreeMap<>();
    if (matcher.isPresent()) {
      for (int place = 0; place < events.size(); place++) {
        String event = events.get(place);
        Match match = matcher.get().match(event);
        for (int target : match.targets()) {
          if (origin == Origin.CALLER || !leadsToABus(routing, target)) {
            open.add(new Batch.Open(place, target));
          }
        }
        for (int archive : match.archives()) {
          Filed one = Filed.one(archive, id, place, event, Envelopes.time(event));
          filed.merge(archive, one, Filed::with);
        }
      }
    }
    return keep(new Batch(id, bus, now, events, open, traces), List.copyOf(filed.values()));
  }

  private static boolean leadsToABus(Routing routing, int target) {
    return routing
        .destination(target)
        .map(Destination::target)
        .filter(each -> each.arn().contains(":event-bus/"))
        .isPresent();
  }

  private CompletableFuture<Boolean> keep(Batch batch, List<Filed> filed) {
    if (batch.open().isEmpty()) {
      return batches.add(batch, filed);
    }
    deliveries.expect(batch.id());
    return batches
        .add(batch, filed)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                deliveries.offer(batch);
              } else {
                deliveries.lost(batch.id());
              }
            });
  }

  /** A scheduled rule fires: its targets get an event that no other rule sees. */
  public void fire(Rule rule, Instant at) {
    String event =
        envelopes.of(
            ids.next(),
            "Scheduled Event",
            "aws.events",
            at.getEpochSecond(),
            List.of(arns.rule(rule.bus(), rule.name())),
            "{}");
    List<Batch.Open> open =
        rule.targets().stream().map(target -> new Batch.Open(0, target.seq())).toList();
    keep(new Batch(batches.nextId(), rule.bus(), clock.millis(), List.of(event), open), List.of())
        .join();
  }

  @Override
  public void put(String source, String detailType, List<String> resources, String detail)
      throws SinkException {
    try {
      String event =
          envelopes.of(
              ids.next(),
              detailType,
              source,
              clock.instant().getEpochSecond(),
              resources,
              EventJson.compact(detail));
      put(Arns.DEFAULT_BUS, List.of(event), null, Origin.CALLER).join();
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw SinkException.forGood("INVALID_JSON", "Detail is malformed.");
    } catch (CompletionException e) {
      throw SinkException.forNow("INTERNAL_ERROR", "The event could not be kept.");
    }
  }
}
