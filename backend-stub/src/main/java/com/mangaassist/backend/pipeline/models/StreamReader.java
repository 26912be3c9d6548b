package com.mangaassist.backend.pipeline.models;

import com.mangaassist.services.bedrock.ConverseListener;
import com.mangaassist.services.models.Usage;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes the events of one stream off the network's thread and never waits there. */
final class StreamReader implements ConverseListener {

  /** What the stream brought. */
  sealed interface Signal {

    /** Some of the answer. */
    record Piece(String text) implements Signal {}

    /** Nothing more comes: the answer is whole, or the stream was closed here. */
    record End() implements Signal {}

    /** Nothing more comes because something failed. */
    record Failed(ModelFailureException why) implements Signal {}
  }

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final LongSupplier nanos;
  private final long begun;
  private volatile long first = -1;
  private volatile boolean whole;
  private volatile @Nullable Usage usage;

  /** Of a call that begins now, by a clock as {@link System#nanoTime}. */
  StreamReader(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /** Nanoseconds to the first piece; empty while there is none. */
  OptionalLong first() {
    return first < 0 ? OptionalLong.empty() : OptionalLong.of(first);
  }

  BlockingQueue<Signal> signals() {
    return signals;
  }

  /** What the model counted; absent before it said so. */
  @Nullable Usage usage() {
    return usage;
  }

  /** The stream was closed here. */
  void closed() {
    signals.add(new Signal.End());
  }

  @Override
  public void text(String piece) {
    if (first < 0) {
      first = Math.max(0, nanos.getAsLong() - begun);
    }
    signals.add(new Signal.Piece(piece));
  }

  @Override
  public void stopped() {
    whole = true;
  }

  @Override
  public void usage(Usage counted) {
    usage = counted;
  }

  @Override
  public void failed(Throwable problem) {
    signals.add(new Signal.Failed(ModelFailures.of(problem)));
  }

  /**
   * A stream that was cut looks like an ended one: only {@link #stopped} tells that it is whole.
   */
  @Override
  public void ended() {
    signals.add(
        whole
            ? new Signal.End()
            : new Signal.Failed(
                new ModelFailureException(ModelFailureException.BROKEN_STREAM, true, null)));
  }
}
