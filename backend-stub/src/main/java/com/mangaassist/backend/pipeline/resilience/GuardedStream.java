package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.models.ModelStream;
import com.mangaassist.services.models.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A model's stream within its time limits, whose guard hears how it ended. */
final class GuardedStream implements AutoCloseable {

  private final ModelGuard guard;
  private final ModelStream stream;
  private final LongSupplier nanos;
  private final long opened;
  private final AtomicBoolean settled = new AtomicBoolean();
  private boolean begun;

  GuardedStream(ModelGuard guard, ModelStream stream, LongSupplier nanos) {
    this.guard = guard;
    this.stream = stream;
    this.nanos = nanos;
    this.opened = nanos.getAsLong();
  }

  /** As {@link ModelStream#next()}. */
  @Nullable String next() throws ModelFailureException, InterruptedException {
    ModelLimits limits = guard.limits();
    String piece = stream.next(begun ? limits.silence() : limits.firstPiece());
    if (piece == null && settle()) {
      guard.succeeded(took());
    }
    begun = true;
    return piece;
  }

  /** Ends it as failed: the model is not asked again for this answer. */
  void fail(ModelFailureException why) {
    if (settle()) {
      guard.failed(took(), why);
    }
    stream.close();
  }

  Optional<Usage> usage() {
    return stream.usage();
  }

  private boolean settle() {
    return settled.compareAndSet(false, true);
  }

  private Duration took() {
    return Duration.ofNanos(nanos.getAsLong() - opened);
  }

  /**
   * Ends it from any thread, which says nothing of the model; whoever waits in {@link #next} gets
   * null.
   */
  @Override
  public void close() {
    if (settle()) {
      guard.abandoned();
    }
    stream.close();
  }
}
