package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.models.StreamReader.Signal;
import com.mangaassist.services.bedrock.ConverseStream;
import com.mangaassist.services.models.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An answer as the model writes it. One thread reads; any thread may close. */
public final class ModelStream implements AutoCloseable {

  /** A model that is silent for longer than this has failed. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Pieces that wait are handed out together up to this many characters. */
  private static final int JOINED = 1_024;

  private final StreamReader reader;
  private final ConverseStream stream;
  private @Nullable Signal last;

  ModelStream(StreamReader reader, ConverseStream stream) {
    this.reader = reader;
    this.stream = stream;
  }

  /**
   * Waits for the next piece of the answer.
   *
   * @return null when the answer is whole or the stream was closed
   * @throws ModelFailureException if the model failed, or the stream broke off
   */
  public @Nullable String next() throws ModelFailureException, InterruptedException {
    return next(PATIENCE);
  }

  /** The same for those who wait no longer than {@code patience}. */
  public @Nullable String next(Duration patience)
      throws ModelFailureException, InterruptedException {
    Signal signal = last;
    last = null;
    if (signal == null) {
      signal = reader.signals().poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
    return switch (signal) {
      case null -> throw new ModelFailureException(ModelFailureException.TIMEOUT, true, null);
      case Signal.Piece(String text) -> joined(text);
      case Signal.End end -> {
        last = end;
        yield null;
      }
      case Signal.Failed failed -> {
        last = failed;
        throw failed.why();
      }
    };
  }

  private String joined(String first) {
    stream.taken();
    Signal waiting = reader.signals().poll();
    if (waiting == null) {
      return first;
    }
    var text = new StringBuilder(first);
    while (waiting instanceof Signal.Piece(String more)) {
      stream.taken();
      text.append(more);
      waiting = text.length() < JOINED ? reader.signals().poll() : null;
    }
    last = waiting;
    return text.toString();
  }

  /** The model's own count of tokens; empty before the answer is whole. */
  public Optional<Usage> usage() {
    return Optional.ofNullable(reader.usage());
  }

  /** Ends the call if it is still under way; whoever waits in {@link #next} gets null. */
  @Override
  public void close() {
    stream.close();
    reader.closed();
  }
}
