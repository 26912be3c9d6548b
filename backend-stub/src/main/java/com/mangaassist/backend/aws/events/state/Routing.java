package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.aws.events.pattern.BusMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where events go: a snapshot that never changes, read without a lock. */
public final class Routing {

  static final Routing EMPTY = new Routing(Map.of(), Map.of());

  private final Map<String, BusMatcher> matchers;
  private final Map<Integer, Destination> destinations;

  private Routing(Map<String, BusMatcher> matchers, Map<Integer, Destination> destinations) {
    this.matchers = matchers;
    this.destinations = destinations;
  }

  /** What matches on a bus; empty when there is no such bus. */
  public Optional<BusMatcher> of(String bus) {
    return Optional.ofNullable(matchers.get(bus));
  }

  /** A target by its number; empty when it was removed. */
  public Optional<Destination> destination(int target) {
    return Optional.ofNullable(destinations.get(target));
  }

  Routing with(String bus, List<Rule> rules, List<Archive> archives) {
    Map<Integer, Destination> targets = others(bus);
    for (Rule rule : rules) {
      rule.targets().forEach(each -> targets.put(each.seq(), new Destination(rule, each)));
    }
    Map<String, BusMatcher> all = new HashMap<>(matchers);
    all.put(bus, BusMatcher.of(rules, archives));
    return new Routing(all, targets);
  }

  Routing without(String bus) {
    Map<String, BusMatcher> all = new HashMap<>(matchers);
    all.remove(bus);
    return new Routing(all, others(bus));
  }

  private Map<Integer, Destination> others(String bus) {
    Map<Integer, Destination> targets = new HashMap<>(destinations);
    targets.values().removeIf(each -> each.rule().bus().equals(bus));
    return targets;
  }
}
