package com.mangaassist.app.bench;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One customer of the load: a WebSocket and a session, one answer at a time. */
final class LoadSession implements ChatConnection.Listener, AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final String customerId;
  private final Collection<Turn> finished;
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final Semaphore free = new Semaphore(1);
  private final ChatConnection connection;
  private volatile @Nullable String sessionId;
  private volatile @Nullable Turn current;

  LoadSession(ChatConnection.Factory chat, String customerId, Collection<Turn> finished) {
    this.customerId = customerId;
    this.finished = finished;
    this.connection = chat.open(this);
  }

  void awaitConnected() throws Exception {
    connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Sends it as soon as the answer before it has ended. */
  void send(Turn turn, String text) throws InterruptedException {
    if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      turn.problem = "the answer before it did not end";
      finished.add(turn);
      return;
    }
    current = turn;
    connection.send(new ChatRequest(sessionId, customerId, text, null, null, null));
  }

  /** Waits until the last answer has ended. */
  void awaitIdle() throws InterruptedException {
    if (free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      free.release();
    }
  }

  @Override
  public void connected() {
    connected.complete(null);
  }

  @Override
  public void frame(ServerFrame frame, String raw) {
    long now = System.nanoTime();
    Turn turn = current;
    if (turn == null) {
      return;
    }
    switch (frame) {
      case ServerFrame.Status status -> turn.phases.put(status.phase(), now);
      case ServerFrame.Token(var seq, var text) -> {
        if (turn.firstToken == 0) {
          turn.firstToken = now;
        }
      }
      case ServerFrame.Done(var answer) -> {
        sessionId = answer.sessionId();
        end(turn, now, null);
      }
      case ServerFrame.Stopped stopped -> end(turn, now, "stopped");
      case ServerFrame.Failure(var code, var message, var retryable) ->
          end(turn, now, code + ": " + message);
      case ServerFrame.Retracted retracted -> {}
      case ServerFrame.Products products -> {}
      case ServerFrame.Pong pong -> {}
    }
  }

  private void end(Turn turn, long now, @Nullable String problem) {
    turn.end = now;
    turn.problem = problem;
    current = null;
    finished.add(turn);
    free.release();
  }

  @Override
  public void disconnected(@Nullable String problem) {
    connected.completeExceptionally(new IllegalStateException("not connected: " + problem));
    Turn turn = current;
    if (turn != null) {
      end(turn, System.nanoTime(), "disconnected: " + problem);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
