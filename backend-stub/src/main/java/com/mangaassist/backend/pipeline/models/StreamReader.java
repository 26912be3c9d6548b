package com.mangaassist.backend.pipeline.models;

import com.mangaassist.services.models.Usage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;

/**
 * Takes the events of one stream off the network's thread and never waits there. It asks for a few
 * events ahead and for one more as each piece is taken, so that a slow customer slows the model's
 * stream instead of filling the memory.
 */
final class StreamReader implements Subscriber<ConverseStreamOutput> {

  private static final int AHEAD = 32;

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
  private volatile @Nullable Subscription subscription;
  private volatile boolean whole;
  private volatile boolean closed;
  private volatile @Nullable Usage usage;

  ConverseStreamResponseHandler handler() {
    return ConverseStreamResponseHandler.builder()
        .onEventStream(publisher -> publisher.subscribe(this))
        .build();
  }

  BlockingQueue<Signal> signals() {
    return signals;
  }

  /** What the model counted; absent before it said so. */
  @Nullable Usage usage() {
    return usage;
  }

  void more() {
    Subscription open = subscription;
    if (open != null) {
      open.request(1);
    }
  }

  void close() {
    closed = true;
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
    signals.add(new Signal.End());
  }

  @Override
  public void onSubscribe(Subscription opened) {
    subscription = opened;
    if (closed) {
      opened.cancel();
    } else {
      opened.request(AHEAD);
    }
  }

  @Override
  public void onNext(ConverseStreamOutput event) {
    switch (event) {
      case ContentBlockDeltaEvent delta when text(delta) != null ->
          signals.add(new Signal.Piece(delta.delta().text()));
      case MessageStopEvent stop -> {
        whole = true;
        more();
      }
      case ConverseStreamMetadataEvent metadata -> {
        if (metadata.usage() != null) {
          usage = new Usage(metadata.usage().inputTokens(), metadata.usage().outputTokens());
        }
        more();
      }
      default -> more();
    }
  }

  private static @Nullable String text(ContentBlockDeltaEvent delta) {
    String text = delta.delta() == null ? null : delta.delta().text();
    return text == null || text.isEmpty() ? null : text;
  }

  @Override
  public void onError(Throwable problem) {
    signals.add(new Signal.Failed(ModelFailures.of(problem)));
  }

  /** The SDK takes a reset stream for an ended one: only messageStop tells that it is whole. */
  @Override
  public void onComplete() {
    signals.add(
        whole
            ? new Signal.End()
            : new Signal.Failed(
                new ModelFailureException(ModelFailureException.BROKEN_STREAM, true, null)));
  }
}
