package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that keeps the frames it gets. */
public final class ChatProbe implements ChatConnection.Listener, AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final CompletableFuture<String> disconnected = new CompletableFuture<>();
  private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
  private final ChatConnection connection;

  private ChatProbe(ChatConnection.Factory chat) {
    connection = chat.open(this);
  }

  static ChatProbe connected(ChatConnection.Factory chat) throws Exception {
    var probe = new ChatProbe(chat);
    probe.connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return probe;
  }

  /** One message of user-42. */
  public static ChatRequest message(@Nullable String sessionId, String text) {
    return new ChatRequest(sessionId, "user-42", text, null, null, null);
  }

  public void send(ChatRequest request) {
    connection.send(request);
  }

  public void stop() {
    connection.stop();
  }

  /** The next frame. */
  public ServerFrame next() throws InterruptedException {
    ServerFrame frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(frame).as("a frame").isNotNull();
    return frame;
  }

  /** The next frame of a kind; others before it are dropped. */
  public <T extends ServerFrame> T next(Class<T> kind) throws InterruptedException {
    ServerFrame frame = next();
    while (!kind.isInstance(frame)) {
      frame = next();
    }
    return kind.cast(frame);
  }

  /** All frames up to the one that ends the answer. */
  public List<ServerFrame> untilEnd() throws InterruptedException {
    List<ServerFrame> all = new ArrayList<>();
    ServerFrame frame;
    do {
      frame = next();
      all.add(frame);
    } while (!(frame instanceof ServerFrame.Done
        || frame instanceof ServerFrame.Stopped
        || frame instanceof ServerFrame.Failure));
    return all;
  }

  public static String text(List<ServerFrame> frames) {
    var text = new StringBuilder();
    for (ServerFrame frame : frames) {
      if (frame instanceof ServerFrame.Token(int seq, String piece)) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  public String awaitDisconnected() throws Exception {
    return disconnected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void connected() {
    connected.complete(null);
  }

  @Override
  public void frame(ServerFrame frame, String raw) {
    frames.add(frame);
  }

  @Override
  public void disconnected(@Nullable String problem) {
    connected.completeExceptionally(new IllegalStateException(problem));
    disconnected.complete(String.valueOf(problem));
  }

  @Override
  public void close() {
    connection.close();
  }
}
