package com.mangaassist.backend.aws.events.state;

import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Buses, rules, archives and replays: in memory, and on the disk before a change is seen. Changes
 * are rare and wait for each other; events go by the {@link Routing}, which nobody waits for.
 */
public final class Registry {

  private static final String BUS = "bus";
  private static final String RULE = "rule";
  private static final String ARCHIVE = "archive";

  private static final String REPLAY = "replay";

  private static final String SEQUENCE = "sequence";

  private final EventStore store;
  private final NavigableMap<String, Bus> buses = new TreeMap<>();
  private final Map<String, NavigableMap<String, Rule>> rules = new TreeMap<>();
  private final NavigableMap<String, Archive> archives = new TreeMap<>();
  private final NavigableMap<String, Replay> replays = new TreeMap<>();
  private int sequence;
  private volatile Routing routing = Routing.EMPTY;

  private Registry(EventStore store) {
    this.store = store;
  }

  /** Reads what an earlier run left; the default bus is always there. */
  public static Registry open(EventStore store, long now) {
    var registry = new Registry(store);
    try {
      registry.load();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The store of EventBridge holds what it never wrote", e);
    }
    if (!registry.buses.containsKey(Arns.DEFAULT_BUS)) {
      registry.put(Bus.created(Arns.DEFAULT_BUS, now));
    }
    return registry;
  }

  private void load() throws MalformedJsonException {
    for (String doc : store.documents(BUS).values()) {
      Bus bus = Json.read(doc, Bus.class);
      buses.put(bus.name(), bus);
    }
    for (String doc : store.documents(RULE).values()) {
      Rule rule = Json.read(doc, Rule.class);
      ofBus(rule.bus()).put(rule.name(), rule);
    }
    for (String doc : store.documents(ARCHIVE).values()) {
      Archive archive = Json.read(doc, Archive.class);
      archives.put(archive.name(), archive);
    }
    for (String doc : store.documents(REPLAY).values()) {
      Replay replay = Json.read(doc, Replay.class);
      replays.put(replay.name(), replay);
    }
    for (String last : store.documents(SEQUENCE).values()) {
      sequence = Integer.parseInt(last);
    }
    buses.keySet().forEach(this::route);
  }

  private NavigableMap<String, Rule> ofBus(String bus) {
    return rules.computeIfAbsent(bus, name -> new TreeMap<>());
  }

  /** A number that no target or archive has had. */
  public synchronized int nextSequence() {
    sequence++;
    store.put(SEQUENCE, SEQUENCE, Integer.toString(sequence));
    return sequence;
  }

  /** The way of events, as it is now. */
  public Routing routing() {
    return routing;
  }

  /** All buses by name. */
  public synchronized List<Bus> buses() {
    return List.copyOf(buses.values());
  }

  /** One bus. */
  public synchronized Optional<Bus> bus(String name) {
    return Optional.ofNullable(buses.get(name));
  }

  /** Adds or changes a bus. */
  public synchronized void put(Bus bus) {
    store.put(BUS, bus.name(), Json.write(bus));
    buses.put(bus.name(), bus);
    route(bus.name());
  }

  /** Removes a bus. */
  public synchronized void removeBus(String name) {
    store.remove(BUS, name);
    buses.remove(name);
    rules.remove(name);
    routing = routing.without(name);
  }

  /** The rules of a bus by name. */
  public synchronized List<Rule> rules(String bus) {
    return List.copyOf(ofBus(bus).values());
  }

  /** One rule. */
  public synchronized Optional<Rule> rule(String bus, String name) {
    return Optional.ofNullable(ofBus(bus).get(name));
  }

  /** Adds or changes a rule. */
  public synchronized void put(Rule rule) {
    store.put(RULE, rule.bus() + "/" + rule.name(), Json.write(rule));
    ofBus(rule.bus()).put(rule.name(), rule);
    route(rule.bus());
  }

  /** Removes a rule with its targets; deliveries to them that are under way are dropped. */
  public synchronized void removeRule(String bus, String name) {
    store.remove(RULE, bus + "/" + name);
    ofBus(bus).remove(name);
    route(bus);
  }

  /** All archives by name. */
  public synchronized List<Archive> archives() {
    return List.copyOf(archives.values());
  }

  /** One archive. */
  public synchronized Optional<Archive> archive(String name) {
    return Optional.ofNullable(archives.get(name));
  }

  /** Adds or changes an archive. */
  public synchronized void put(Archive archive) {
    store.put(ARCHIVE, archive.name(), Json.write(archive));
    archives.put(archive.name(), archive);
    route(archive.bus());
  }

  /** Removes an archive; its events are dropped by whoever drops the old ones. */
  public synchronized @Nullable Archive removeArchive(String name) {
    store.remove(ARCHIVE, name);
    Archive removed = archives.remove(name);
    if (removed != null) {
      route(removed.bus());
    }
    return removed;
  }

  /** All replays by name. */
  public synchronized List<Replay> replays() {
    return List.copyOf(replays.values());
  }

  /** One replay. */
  public synchronized Optional<Replay> replay(String name) {
    return Optional.ofNullable(replays.get(name));
  }

  /** Adds or changes a replay. */
  public synchronized void put(Replay replay) {
    store.put(REPLAY, replay.name(), Json.write(replay));
    replays.put(replay.name(), replay);
  }

  /** Moves a replay on, in one commit with the batches that it made. */
  public synchronized void advance(Replay replay, List<Batch> made) {
    store.put(REPLAY, replay.name(), Json.write(replay), made);
    replays.put(replay.name(), replay);
  }

  /** Replaces the routing of one bus. */
  private void route(String bus) {
    if (!buses.containsKey(bus)) {
      return;
    }
    List<Archive> ofBus = new ArrayList<>();
    archives.values().stream().filter(each -> each.bus().equals(bus)).forEach(ofBus::add);
    routing = routing.with(bus, List.copyOf(ofBus(bus).values()), ofBus);
  }
}
