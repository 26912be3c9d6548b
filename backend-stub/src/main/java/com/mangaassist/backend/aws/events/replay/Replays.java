package com.mangaassist.backend.aws.events.replay;

import com.mangaassist.backend.aws.events.deliver.Deliveries;
import com.mangaassist.backend.aws.events.input.Envelopes;
import com.mangaassist.backend.aws.events.pattern.BusMatcher;
import com.mangaassist.backend.aws.events.state.Archive;
import com.mangaassist.backend.aws.events.state.Archived;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.backend.aws.events.state.EventStore;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Replay;
import com.mangaassist.backend.aws.events.state.Routing;
import com.mangaassist.backend.platform.parts.Setback;
import com.mangaassist.backend.platform.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs replays, page by page. Each step is one commit of how far it came and the deliveries that it
 * made, so that a replay goes on after a restart where it stood.
 */
public final class Replays implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

  /** Batches in a step. */
  private static final int PAGE = 50;

  private final EventStore store;
  private final Registry registry;
  private final Deliveries deliveries;
  private final Arns arns;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("replay-", 0).factory());
  private volatile boolean started;
  private volatile boolean closed;

  /** Nothing is replayed before {@link #start}. */
  public Replays(
      EventStore store, Registry registry, Deliveries deliveries, Arns arns, Clock clock) {
    this.store = store;
    this.registry = registry;
    this.deliveries = deliveries;
    this.arns = arns;
    this.clock = clock;
  }

  /** Goes on with what an earlier run left. */
  public void start() {
    started = true;
    registry.replays().stream().filter(Replay::active).forEach(this::begin);
  }

  /** Runs one that the registry knows. */
  public void begin(Replay replay) {
    if (started) {
      threads.execute(() -> run(replay.name()));
    }
  }

  private void run(String name) {
    Setback setback = new Setback(LOG, "Replay " + name, Duration.ofMillis(100));
    try {
      boolean more = true;
      while (more && !closed) {
        try {
          more = step(name);
          setback.passed();
        } catch (StoreException | CompletionException e) {
          if (!closed) {
            setback.failed(e);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it goes on at the next start
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.error("Replay {} failed", name, e);
        end(name, Replay.State.FAILED);
      }
    }
  }

  private void end(String name, Replay.State state) {
    synchronized (registry) {
      registry
          .replay(name)
          .ifPresent(
              replay -> {
                // Whoever was told that it is being cancelled waits for nothing else.
                boolean cancelled = replay.state() == Replay.State.CANCELLING;
                registry.put(
                    replay.ended(
                        cancelled ? Replay.State.CANCELLED : state, clock.millis() / 1000));
              });
    }
  }

  /** False when the replay has ended. */
  private boolean step(String name) {
    Optional<Replay> found = registry.replay(name);
    if (found.isEmpty() || !found.get().active()) {
      return false;
    }
    Replay replay = found.get();
    if (replay.state() == Replay.State.CANCELLING) {
      end(name, Replay.State.CANCELLED);
      return false;
    }
    Optional<Archive> archive = registry.archive(replay.archive());
    if (archive.isEmpty()) {
      end(name, Replay.State.FAILED);
      return false;
    }
    List<Archived.Kept> page =
        store
            .archived()
            .kept(archive.get().seq(), replay.cursor(), replay.from(), replay.to(), PAGE);
    if (page.isEmpty()) {
      end(name, Replay.State.COMPLETED);
      return false;
    }
    List<Batch> made = new ArrayList<>();
    @Nullable Long last = replay.lastReplayed();
    for (Archived.Kept kept : page) {
      Batch batch = again(replay, kept);
      if (!batch.open().isEmpty()) {
        made.add(batch);
      }
      if (!batch.events().isEmpty()) {
        long time = Math.min(kept.filed().last(), replay.to());
        last = last == null ? time : Math.max(last, time);
      }
    }
    long cursor = page.getLast().filed().batch();
    synchronized (registry) {
      Replay now = registry.replay(name).orElse(replay);
      Replay running = now.state() == Replay.State.STARTING ? now.in(Replay.State.RUNNING) : now;
      registry.advance(running.at(cursor, last), made);
    }
    deliveries.look();
    return true;
  }

  /** The archived events of one batch that lie in the window, for the rules that are meant. */
  private Batch again(Replay replay, Archived.Kept kept) {
    Routing routing = registry.routing();
    Optional<BusMatcher> matcher = routing.of(replay.bus());
    List<String> events = new ArrayList<>();
    List<Batch.Open> open = new ArrayList<>();
    for (int place = 0; place < kept.events().size(); place++) {
      long time = Envelopes.time(kept.events().get(place));
      if (kept.filed().keeps(place) && time >= replay.from() && time < replay.to()) {
        String event = Envelopes.replayed(kept.events().get(place), replay.name());
        int at = events.size();
        events.add(event);
        if (matcher.isPresent()) {
          for (int target : matcher.get().match(event).targets()) {
            if (meant(replay, routing, target)) {
              open.add(new Batch.Open(at, target));
            }
          }
        }
      }
    }
    return new Batch(store.batches().nextId(), replay.bus(), clock.millis(), events, open);
  }

  private boolean meant(Replay replay, Routing routing, int target) {
    return replay.ruleArns().isEmpty()
        || routing
            .destination(target)
            .map(Destination::rule)
            .map(rule -> arns.rule(rule.bus(), rule.name()))
            .filter(replay.ruleArns()::contains)
            .isPresent();
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    threads.close();
  }
}
