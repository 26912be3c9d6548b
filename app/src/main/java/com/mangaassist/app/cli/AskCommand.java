package com.mangaassist.app.cli;

import com.mangaassist.app.ask.TerminalAnswer;
import com.mangaassist.app.backend.ConnectionFiles;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.models.ModelCatalog;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ask TEXT}: one streamed answer in the terminal with its foot line. */
@Command(
    name = "ask",
    description = "One streamed answer in the terminal with its foot line.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AskCommand implements Callable<Integer> {

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to ask; words are joined.")
  private String @Nullable [] words;

  @Mixin private final BackendOptions own = new BackendOptions();

  @ParentCommand private @Nullable ConsoleCommand parent;

  @Override
  public Integer call() throws Exception {
    if (parent == null || words == null) {
      throw new IllegalStateException("picocli fills both in");
    }
    BackendOptions options = own.after(parent.options());
    Optional<ConnectionFile> running =
        options.asksForItsOwn()
            ? Optional.empty()
            : ConnectionFiles.running(options.connectionFile());
    if (running.isPresent()) {
      return ask(running.get(), options, () -> {});
    }
    EmbeddedBackend moment =
        EmbeddedBackend.start(options.settings(), Version.number(), parent.logs());
    AtExit.close(moment, parent.logs());
    return ask(moment.connection(), options, moment);
  }

  private int ask(ConnectionFile at, BackendOptions options, AutoCloseable after) throws Exception {
    try (after) {
      var chat = new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.apiKey());
      Locale locale = options.locale();
      var request =
          new ChatRequest(
              null,
              "terminal",
              String.join(" ", words == null ? new String[0] : words),
              null,
              locale == null ? null : locale.getLanguage(),
              null);
      var models = ModelCatalog.of(options.settings().dataFolder());
      return new TerminalAnswer(models, System.out, System.err)
          .stream(chat, request, at.awsEndpoint() != null);
    }
  }
}
