package com.mangaassist.app.ask;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.models.ModelCatalog;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Streams one answer to a terminal: its text and foot line to one stream, trouble to the other. */
public final class TerminalAnswer {

  private final ModelCatalog models;
  private final PrintStream out;
  private final PrintStream err;

  public TerminalAnswer(ModelCatalog models, PrintStream out, PrintStream err) {
    this.models = models;
    this.out = out;
    this.err = err;
  }

  /**
   * Sends the message and writes tokens as they come, until the answer is whole.
   *
   * @param offline true where the stand-in answers in the model's place
   * @return the exit code: 0 for a whole answer, else 1
   */
  public int stream(ChatConnection.Factory chat, ChatRequest request, boolean offline)
      throws InterruptedException {
    var listener = new Listener(request, offline);
    try (ChatConnection connection = chat.open(listener)) {
      listener.opened.complete(connection);
      return listener.exit.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exit code is never a failure", e);
    }
  }

  private final class Listener implements ChatConnection.Listener {

    private final ChatRequest request;
    private final FootLine foot;
    private final CompletableFuture<ChatConnection> opened = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final AtomicBoolean wrote = new AtomicBoolean();

    Listener(ChatRequest request, boolean offline) {
      this.request = request;
      this.foot = new FootLine(models, offline);
    }

    @Override
    public void connected() {
      // The connection, on its own thread, may be up before the factory has handed it out.
      opened.join().send(request);
    }

    @Override
    public void frame(ServerFrame frame, String raw) {
      switch (frame) {
        case ServerFrame.Token(var seq, var text) -> {
          wrote.set(true);
          out.print(text);
          out.flush();
        }
        case ServerFrame.Retracted retracted -> {
          endLine();
          err.println("(what stands above was taken back; a safe answer follows)");
        }
        case ServerFrame.Done(var answer) -> {
          endLine();
          out.println(foot.of(answer));
          out.flush();
          exit.complete(0);
        }
        case ServerFrame.Stopped stopped -> finish("Stopped.");
        case ServerFrame.Failure(var code, var message, var retryable) -> finish(message);
        case ServerFrame.Status status -> {}
        case ServerFrame.Products products -> {}
        case ServerFrame.Pong pong -> {}
      }
    }

    @Override
    public void disconnected(@Nullable String problem) {
      finish(problem == null ? "The connection ended before the answer did." : problem);
    }

    private void finish(String sentence) {
      if (!exit.isDone()) {
        endLine();
        err.println(sentence);
        exit.complete(1);
      }
    }

    private void endLine() {
      if (wrote.getAndSet(false)) {
        out.println();
      }
      out.flush();
    }
  }
}
