package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.io.OutputStream;

/** The answer to one request; begun once, by {@link #send} or by {@link #stream}. */
public interface HttpReply {
  /** Sets a header; only before the answer begins. */
  void header(String name, String value);

  /** Adds a line to a header, as for several cookies; only before the answer begins. */
  void addHeader(String name, String value);

  /**
   * Sends the whole answer.
   *
   * @throws IOException when the client is gone
   * @throws IllegalStateException when an answer has begun already
   */
  void send(int status, String contentType, byte[] body) throws IOException;

  /**
   * Begins a streamed answer. What was written leaves at each flush as a chunk or DATA frame of its
   * own; the status line leaves at the first. The answer ends when the handler returns; a handler
   * that throws cuts it, closed or not, so that the client sees a broken answer.
   *
   * @throws IllegalStateException when an answer has begun already
   */
  OutputStream stream(int status, String contentType);

  /**
   * Whether the client is known to have gone; a handler that waits may stop early. One that has
   * only said all that it will say still waits for its answer.
   */
  boolean clientGone();
}
