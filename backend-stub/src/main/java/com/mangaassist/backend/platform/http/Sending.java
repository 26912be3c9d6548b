package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Sends to a client, who has to take it no slower than a client may. HTTP/2 lets one that gives no
 * window, or one byte of it now and then, hold an answer and its connection for as long as it
 * likes.
 */
record Sending(Content.Sink sink, Patience patience) {

  /**
   * Blocks until the bytes are on their way.
   *
   * @throws IOException when the client is gone, or does not take them in time
   */
  void write(boolean last, ByteBuffer bytes) throws IOException {
    long nanos = patience.answer().toNanos() + patience.earned(bytes.remaining());
    var sent = new Callback.Completable(InvocationType.NON_BLOCKING);
    sink.write(last, bytes, sent);
    try {
      sent.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException gone
          ? gone
          : new IOException("The answer could not be sent", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("The client does not take its answer", e);
    } catch (InterruptedException e) {
      throw new IOException("The server is closing", e);
    }
  }
}
