package com.mangaassist.backend.platform.parts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Says what clients can make happen as often as they like: the first time at once, then once a
 * minute at most, with how many there were between, so that nobody fills the disk by being refused.
 * Those of a minute after which nothing of their kind comes are told when it is closed.
 */
public final class SparseLog implements AutoCloseable {

  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  /** Sentences are the program's own; more than these would be somebody's text. */
  private static final int KINDS = 64;

  private static final class Kind {
    private boolean said;
    private long at;
    private long unsaid;
  }

  private final Consumer<String> lines;
  private final LongSupplier nanos;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

  /** Lines go to {@code log} as INFO. */
  public SparseLog(Logger log) {
    this(log::info, System::nanoTime);
  }

  SparseLog(Consumer<String> lines, LongSupplier nanos) {
    this.lines = lines;
    this.nanos = nanos;
  }

  /** Notes that this happened; the sentence is its kind. */
  public void note(String sentence) {
    boolean known = kinds.containsKey(sentence) || kinds.size() < KINDS;
    String name = known ? sentence : "Other things";
    Kind kind = kinds.computeIfAbsent(name, k -> new Kind());
    long before;
    synchronized (kind) {
      long now = nanos.getAsLong();
      if (kind.said && now - kind.at < PAUSE) {
        kind.unsaid++;
        return;
      }
      before = kind.unsaid;
      kind.unsaid = 0;
      kind.said = true;
      kind.at = now;
    }
    lines.accept(before == 0 ? name : name + " (and " + before + " times before)");
  }

  /** Says what has not been said yet; what happens afterwards is noted as before. */
  @Override
  public void close() {
    kinds.forEach(
        (name, kind) -> {
          long rest;
          synchronized (kind) {
            rest = kind.unsaid;
            kind.unsaid = 0;
          }
          if (rest > 0) {
            lines.accept(name + " (" + rest + " times more)");
          }
        });
  }
}
