package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** {@link HttpReply} over Jetty's response. Belongs to the one thread that handles the request. */
final class JettyReply implements HttpReply {
  /** Looks whether the client has gone. */
  @FunctionalInterface
  interface Probe {
    /** True if it has; an answer that has begun must not be touched. */
    boolean gone(boolean begun);
  }

  private final Response response;
  private final Sending sending;
  private final Probe probe;
  private boolean begun;
  private long bytes;
  private @Nullable ReplyStream stream;
  private volatile boolean clientGone;

  /**
   * The reply of one request.
   *
   * @param probe whether the client has gone, where Jetty does not tell by itself
   */
  JettyReply(Response response, Patience patience, Probe probe) {
    this.response = response;
    this.probe = probe;
    this.sending = new Sending(response, patience);
  }

  @Override
  public void header(String name, String value) {
    response.getHeaders().put(name, HeaderText.sent(value));
  }

  @Override
  public void addHeader(String name, String value) {
    response.getHeaders().add(name, HeaderText.sent(value));
  }

  @Override
  public void send(int status, String contentType, byte[] body) throws IOException {
    begin(status, contentType);
    if (status != HttpStatus.NO_CONTENT_204) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    bytes = body.length;
    sending.write(true, ByteBuffer.wrap(body));
  }

  void refuse(Refusal refusal) throws IOException {
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      header(header.getKey(), header.getValue());
    }
    String type = refusal.headers().getOrDefault("Content-Type", "application/json");
    send(refusal.status(), type, refusal.body().getBytes(refusal.charset()));
  }

  @Override
  public OutputStream stream(int status, String contentType) {
    begin(status, contentType);
    ReplyStream opened = new ReplyStream(sending);
    stream = opened;
    return opened;
  }

  @Override
  public boolean clientGone() {
    if (!clientGone && probe.gone(begun)) {
      clientGone = true;
    }
    return clientGone;
  }

  void markClientGone() {
    clientGone = true;
  }

  /** Whether the handler began an answer. */
  boolean begun() {
    return begun;
  }

  /** The answer's status; 0 while none has begun. */
  int status() {
    return begun ? response.getStatus() : 0;
  }

  /** How many bytes of body it was given. */
  long bytes() {
    ReplyStream open = stream;
    return open == null ? bytes : open.bytes();
  }

  /** Ends the answer if it is a stream. */
  void finish() throws IOException {
    ReplyStream open = stream;
    if (open != null) {
      open.finish();
    }
  }

  private void begin(int status, String contentType) {
    if (begun) {
      throw new IllegalStateException("The answer has begun already");
    }
    begun = true;
    response.setStatus(status);
    if (!contentType.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    }
  }
}
