package com.mangaassist.app.window;

import com.mangaassist.app.backend.BackendLink;
import com.mangaassist.app.data.Problem;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.shell.HealthModel;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.HealthModel.State;
import com.mangaassist.views.shell.ShellNotices;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.texts.Texts;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how the backend behind the window comes up, or why it does not. */
final class BackendFeed {

  private static final Logger LOG = LoggerFactory.getLogger(BackendFeed.class);

  private final BackendLink link;
  private final Texts texts;
  private final HealthModel health;
  private final StatusModel status;
  private final Notices notices;
  private final Consumer<ConnectionFile> onReady;
  private @Nullable Problem failure;

  /**
   * A feed; nothing starts yet.
   *
   * @param onReady called on the JavaFX thread each time a backend is there
   */
  BackendFeed(
      BackendLink link,
      Texts texts,
      HealthModel health,
      StatusModel status,
      Notices notices,
      Consumer<ConnectionFile> onReady) {
    this.link = link;
    this.texts = texts;
    this.health = health;
    this.status = status;
    this.notices = notices;
    this.onReady = onReady;
  }

  /** Starts the backend; on the JavaFX thread. */
  void start() {
    failure = null;
    health.report(List.of());
    var _ =
        link.start()
            .whenComplete(
                (at, problem) ->
                    Platform.runLater(
                        () -> {
                          if (at != null) {
                            ready(at);
                          } else {
                            failed(problem);
                          }
                        }));
  }

  /** Why there is no backend; null while it starts or runs. */
  @Nullable Problem failure() {
    return failure;
  }

  private void ready(ConnectionFile at) {
    URI rest = URI.create(at.restUrl());
    status.addressProperty().set(rest.getAuthority());
    LOG.info("window is usable");
    onReady.accept(at);
  }

  private void failed(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    Problem problem =
        cause instanceof Problem known ? known : new Problem(String.valueOf(cause), cause);
    failure = problem;
    status.addressProperty().set(null);
    health.report(List.of(new PartHealth("Backend", State.DOWN, problem.sentence())));
    notices.show(ShellNotices.backendFailed(texts, problem.sentence(), this::start));
  }
}
