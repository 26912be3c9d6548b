package com.mangaassist.app.backend;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ServerFrame;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Hears one answer. */
final class AnswerProbe implements ChatConnection.Listener {

  private final Queue<String> pieces = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final CompletableFuture<String> firstToken = new CompletableFuture<>();
  private final CompletableFuture<ChatAnswer> done = new CompletableFuture<>();

  CompletableFuture<Void> whenConnected() {
    return connected;
  }

  CompletableFuture<String> whenFirstToken() {
    return firstToken;
  }

  /** What has been shown so far. */
  String shown() {
    return String.join("", pieces);
  }

  /** The whole answer with its text. */
  CompletableFuture<ChatAnswer> whenDone() {
    return done;
  }

  boolean isWhole() {
    return done.isDone() && !done.isCompletedExceptionally();
  }

  @Override
  public void connected() {
    connected.complete(null);
  }

  @Override
  public void frame(ServerFrame frame, String raw) {
    switch (frame) {
      case ServerFrame.Token(var seq, var piece) -> {
        pieces.add(piece);
        firstToken.complete(piece);
      }
      case ServerFrame.Done(var answer) -> done.complete(answer.withText(shown()));
      case ServerFrame.Failure failure -> fail(failure.toString());
      case ServerFrame.Stopped stopped -> fail("stopped");
      default -> {}
    }
  }

  @Override
  public void disconnected(@Nullable String problem) {
    fail("disconnected: " + problem);
  }

  private void fail(String why) {
    var problem = new IllegalStateException(why);
    connected.completeExceptionally(problem);
    firstToken.completeExceptionally(problem);
    done.completeExceptionally(problem);
  }
}
