package com.mangaassist.app.cli;

import com.mangaassist.app.ask.TerminalAnswer;
import com.mangaassist.app.backend.ConnectionFiles;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.data.FolderInUse;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ask TEXT}: one streamed answer in the terminal with its foot line. */
@Command(
    name = "ask",
    description = "One streamed answer in the terminal with its foot line.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class AskCommand implements Callable<Integer> {

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to ask; words are joined.")
  private String @Nullable [] words;

  @Mixin private final BackendOptions own = new BackendOptions();

  @ParentCommand private @Nullable ConsoleCommand parent;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (parent == null || words == null || spec == null) {
      throw new IllegalStateException("picocli fills them in");
    }
    String message = String.join(" ", words);
    // What the gateway would refuse needs no backend to be refused.
    Optional<String> problem = unfit(message);
    if (problem.isPresent()) {
      throw new ParameterException(spec.commandLine(), problem.get());
    }
    BackendOptions options = own.after(parent.options());
    Optional<ConnectionFile> running =
        options.asksForItsOwn()
            ? Optional.empty()
            : ConnectionFiles.running(options.connectionFile());
    if (running.isPresent()) {
      return ask(message, running.get(), options, () -> {});
    }
    EmbeddedBackend moment = start(options, parent.logs());
    AtExit.close(moment, parent.logs());
    return ask(message, moment.connection(), options, moment);
  }

  private static EmbeddedBackend start(BackendOptions options, Logs logs) throws Problem {
    try {
      return EmbeddedBackend.start(options.settings(), Version.number(), logs);
    } catch (FolderInUse e) {
      if (options.asksForItsOwn()) {
        throw e;
      }
      // Whoever starts one and asks at once is a moment too early.
      throw new Problem(
          "The MangaAssist Console that has the data folder "
              + options.data()
              + " does not answer; where it is only just starting, ask again in a moment.",
          e);
    }
  }

  private static Optional<String> unfit(String message) {
    if (message.isBlank()) {
      return Optional.of("TEXT is empty; there is nothing to ask.");
    }
    int characters = message.codePointCount(0, message.length());
    return characters <= ChatRequest.MAX_MESSAGE_CHARACTERS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "TEXT has %,d characters; a message has at most %,d.",
                characters,
                ChatRequest.MAX_MESSAGE_CHARACTERS));
  }

  private int ask(String message, ConnectionFile at, BackendOptions options, AutoCloseable after)
      throws Exception {
    try (after) {
      var chat = new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.apiKey());
      Locale locale = options.locale();
      var request =
          new ChatRequest(
              null, "terminal", message, null, locale == null ? null : locale.getLanguage(), null);
      var models = ModelCatalog.of(options.settings().dataFolder());
      return new TerminalAnswer(models, System.out, System.err)
          .stream(chat, request, at.awsEndpoint() != null);
    }
  }
}
