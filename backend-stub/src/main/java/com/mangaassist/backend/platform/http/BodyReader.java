package com.mangaassist.backend.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads bodies whole: up to a limit, and no slower than a client may be. */
final class BodyReader {
  private static final int FIRST_GUESS = 4 * 1024;

  /** What is read of a body that is too large, so that its client can read the answer: 128 MB. */
  private static final int DRAINED = 128 << 20;

  private static final Refusal TOO_LARGE = Refusal.message(413, "Request Entity Too Large");

  /** Most that are held go within a second, and the slowest within a minute. */
  private static final Refusal NO_ROOM =
      new Refusal(
          503,
          Map.of("Content-Type", "application/json", "Retry-After", "1"),
          "{\"message\":\"Service Unavailable\"}");

  private final Patience patience;

  /** What came of one body. */
  sealed interface Outcome {}

  record Whole(ByteArrayOutputStream body) implements Outcome {}

  /**
   * The connection ends with this answer: what was still under way has been read away as far as the
   * patience went.
   */
  record Refused(Refusal refusal) implements Outcome {}

  BodyReader(Patience patience) {
    this.patience = patience;
  }

  /**
   * Reads the body of a request.
   *
   * @param share what it may take of the memory for bodies; stays the caller's to close
   * @throws IOException when the client went before its request was whole
   */
  Outcome read(Request request, int limit, BodyBudget.Share share) throws IOException {
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    long begin = System.nanoTime();
    if (announced > limit) {
      return unkept(request, begin, -1);
    }
    int guess = Math.clamp(announced, 32, FIRST_GUESS);
    ByteArrayOutputStream body = new ByteArrayOutputStream(guess);
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (!arrives(request, deadline(begin, body.size()))) {
          return refused(HttpStatus.REQUEST_TIMEOUT_408);
        }
      } else if (Content.Chunk.isFailure(chunk)) {
        return failed(chunk.getFailure());
      } else {
        boolean fits = body.size() + (long) chunk.remaining() <= limit;
        boolean kept = fits && share.take(chunk.remaining());
        if (kept) {
          copy(chunk.getByteBuffer(), body);
        }
        int length = chunk.remaining();
        chunk.release();
        if (!kept) {
          long room = limit - body.size() - (long) length;
          body = new ByteArrayOutputStream(0);
          share.close(); // others need not wait until the rest of it has been taken away
          return unkept(request, begin, room);
        }
        if (chunk.isLast()) {
          return new Whole(body);
        }
      }
    }
  }

  /**
   * Takes away the rest of a body that is not kept.
   *
   * @param room bytes that may still come within the limit; a body that goes beyond would have no
   *     room later either
   */
  private Outcome unkept(Request request, long begin, long room) throws IOException {
    Drained drained = drain(request, begin);
    return drained.broken() == null
        ? new Refused(drained.bytes() > room ? TOO_LARGE : NO_ROOM)
        : failed(drained.broken().getFailure());
  }

  /**
   * Takes away the body of a request that has its answer already: a client that is still sending
   * would get a reset in its place. One that waits to be asked for its body is not asked.
   *
   * @throws IOException when the client went, or its body breaks the protocol
   */
  void drain(Request request) throws IOException {
    if (request.getHeaders().get(HttpHeader.EXPECT) == null) {
      Drained drained = drain(request, System.nanoTime());
      if (drained.broken() != null) {
        throw gone(drained.broken().getFailure());
      }
    }
  }

  /**
   * What was taken away.
   *
   * @param broken the failure that ended it; null when it ended well, or too late for our patience
   */
  private record Drained(int bytes, Content.@Nullable Chunk broken) {}

  private Drained drain(Request request, long begin) throws IOException {
    int drained = 0;
    while (drained < DRAINED) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (!arrives(request, deadline(begin, 0))) {
          return new Drained(drained, null);
        }
      } else if (Content.Chunk.isFailure(chunk)) {
        return new Drained(drained, chunk);
      } else {
        drained += chunk.remaining();
        chunk.release();
        if (chunk.isLast()) {
          return new Drained(drained, null);
        }
      }
    }
    return new Drained(drained, null);
  }

  private long deadline(long begin, int bytes) {
    return begin + patience.bodyNanos(bytes);
  }

  private static boolean arrives(Request request, long deadline) throws IOException {
    Semaphore ready = new Semaphore(0);
    request.demand(ready::release);
    try {
      return ready.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IOException("The server is closing", e);
    }
  }

  /** A body that breaks the protocol, such as a chunk without a size, is the client's mistake. */
  private static Outcome failed(Throwable failure) throws IOException {
    if (failure instanceof HttpException bad && bad.getCode() < 500) {
      return refused(bad.getCode());
    }
    throw gone(failure);
  }

  private static IOException gone(Throwable failure) {
    return new IOException("The client went before its request was whole", failure);
  }

  private static Refused refused(int status) {
    return new Refused(Refusal.of(status));
  }

  private static void copy(ByteBuffer from, ByteArrayOutputStream to) {
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    to.write(bytes, 0, bytes.length);
  }
}
