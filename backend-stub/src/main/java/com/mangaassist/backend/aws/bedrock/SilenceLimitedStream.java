package com.mangaassist.backend.aws.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A response body as it arrives, read by blocking. It gives up when nothing comes for too long, and
 * soon after whoever wanted the answer has gone. One part is in memory at a time.
 */
final class SilenceLimitedStream extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {
  private static final Duration LOOK_AROUND = Duration.ofMillis(200);

  /** What came: bytes, or without bytes the end and its reason. */
  private record Part(List<ByteBuffer> bytes, Optional<Throwable> failure, boolean last) {}

  private final Duration silence;
  private final BooleanSupplier unwanted;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private List<ByteBuffer> current = List.of();
  private boolean ended;

  SilenceLimitedStream(Duration silence, BooleanSupplier unwanted) {
    this.silence = silence;
    this.unwanted = unwanted;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    parts.add(new Part(bytes, Optional.empty(), false));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(new Part(List.of(), Optional.of(failure), true));
  }

  @Override
  public void onComplete() {
    parts.add(new Part(List.of(), Optional.empty(), true));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (true) {
      for (ByteBuffer buffer : current) {
        if (buffer.hasRemaining()) {
          int taken = Math.min(length, buffer.remaining());
          buffer.get(into, offset, taken);
          return taken;
        }
      }
      if (ended) {
        return -1;
      }
      take();
    }
  }

  private void take() throws IOException {
    Part part = next();
    ended = part.last();
    if (part.failure().isPresent()) {
      throw new IOException("The model's server broke its answer off", part.failure().get());
    }
    current = part.bytes();
    Flow.Subscription open = subscription;
    if (!ended && open != null) {
      open.request(1);
    }
  }

  private Part next() throws IOException {
    long deadline = System.nanoTime() + silence.toNanos();
    try {
      while (true) {
        Part part = parts.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
        if (part != null) {
          return part;
        }
        if (unwanted.getAsBoolean()) {
          throw new ClientGoneException();
        }
        if (System.nanoTime() > deadline) {
          throw new HttpTimeoutException("The model's server fell silent");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientGoneException();
    }
  }

  /** Lets the server know that no more is wanted. */
  @Override
  public void close() {
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  /** Nobody wants the answer any more. */
  static final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    private ClientGoneException() {
      super("The client is gone");
    }
  }
}
