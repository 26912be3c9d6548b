package com.mangaassist.backend.aws.events.pattern;

import com.mangaassist.backend.aws.events.state.Archive;
import com.mangaassist.backend.aws.events.state.Rule;
import com.mangaassist.backend.aws.events.state.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.GenericMachine;

/**
 * The rules and archives of one bus as one machine. It is built when the first event comes, so that
 * hundreds of rules that are put one after another are compiled once.
 */
public final class BusMatcher {

  private sealed interface Taker {}

  /** Rules without targets are equal and may share a name: they deliver nothing. */
  private record RuleTargets(List<Integer> targets) implements Taker {}

  private record Keeper(int archive) implements Taker {}

  private final List<Rule> rules;
  private final List<Archive> archives;
  private final List<Integer> keepers;
  private @Nullable GenericMachine<Taker> machine;

  private BusMatcher(List<Rule> rules, List<Archive> archives) {
    this.rules = rules;
    this.archives = archives;
    this.keepers =
        archives.stream().filter(each -> each.pattern() == null).map(Archive::seq).toList();
  }

  /** Of the enabled rules that have a pattern, and the archives. */
  public static BusMatcher of(List<Rule> rules, List<Archive> archives) {
    return new BusMatcher(
        rules.stream().filter(r -> r.enabled() && r.pattern() != null).toList(), archives);
  }

  /** What takes the event, a JSON object. */
  public Match match(String event) {
    if (rules.isEmpty() && archives.isEmpty()) {
      return Match.NOTHING;
    }
    List<Taker> takers;
    try {
      takers = machine().rulesForJSONEvent(event);
    } catch (Exception e) {
      throw new IllegalArgumentException("An event that was accepted cannot be matched", e);
    }
    List<Integer> kept = new ArrayList<>(keepers);
    List<Integer> targets = new ArrayList<>();
    for (Taker taker : takers) {
      switch (taker) {
        case RuleTargets rule -> targets.addAll(rule.targets());
        case Keeper keeper -> kept.add(keeper.archive());
      }
    }
    return new Match(targets, kept);
  }

  private synchronized GenericMachine<Taker> machine() {
    GenericMachine<Taker> built = machine;
    if (built == null) {
      built = build();
      machine = built;
    }
    return built;
  }

  private GenericMachine<Taker> build() {
    GenericMachine<Taker> built = GenericMachine.<Taker>builder().build();
    for (Rule rule : rules) {
      add(
          built,
          rule.pattern(),
          new RuleTargets(rule.targets().stream().map(Target::seq).toList()));
    }
    for (Archive archive : archives) {
      if (archive.pattern() != null) {
        add(built, archive.pattern(), new Keeper(archive.seq()));
      }
    }
    return built;
  }

  private static void add(GenericMachine<Taker> machine, @Nullable String pattern, Taker taker) {
    if (pattern == null) {
      return;
    }
    try {
      for (var alternative : Patterns.compile(pattern)) {
        machine.addPatternRule(taker, alternative);
      }
    } catch (PatternException e) {
      throw new IllegalStateException("A pattern that was accepted does not compile", e);
    }
  }
}
