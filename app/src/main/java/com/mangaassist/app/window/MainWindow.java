package com.mangaassist.app.window;

import com.mangaassist.app.backend.BackendLink;
import com.mangaassist.app.backend.LateAdmin;
import com.mangaassist.app.backend.LateChat;
import com.mangaassist.app.data.Problem;
import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.chat.HttpConversations;
import com.mangaassist.services.checks.TestFolder;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.events.HttpEventFigures;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.traces.HttpTraces;
import com.mangaassist.views.chat.ChatContext;
import com.mangaassist.views.chat.ChatPane;
import com.mangaassist.views.controls.Crossing;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.shell.HealthModel;
import com.mangaassist.views.shell.Pane;
import com.mangaassist.views.shell.Shell;
import com.mangaassist.views.shell.ShellContext;
import com.mangaassist.views.shell.ShellNotices;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.shell.WindowMemory;
import com.mangaassist.views.tasks.Tasks;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window around a backend that starts behind it. On the JavaFX thread. */
public final class MainWindow implements AutoCloseable {

  /**
   * What a window is opened with.
   *
   * @param dataFolder where the models and the tests are
   * @param profile of the connection
   * @param asked the language that was asked for; null for the one that is remembered
   * @param version of the program
   * @param quit ends the program
   */
  public record Start(
      BackendLink link,
      Settings settings,
      Path dataFolder,
      ConnectionProfile profile,
      @Nullable Language asked,
      String version,
      Runnable quit) {}

  private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

  private final Tasks tasks = Tasks.onVirtualThreads();
  private final Notices notices = new Notices();
  private final HealthModel health = new HealthModel();
  private final StatusModel status = new StatusModel();
  private final Stage stage = new Stage();
  private final Texts texts;
  private final Theme theme;
  private final LateAdmin admin;
  private final Conversations conversations;
  private final HealthWatch watch;
  private final StatusFeed figures;
  private final BackendFeed feed;
  private final ChatPane pane;
  private final Shell shell;

  /** Builds it; neither is it shown yet, nor does the backend start. */
  public MainWindow(Start start) {
    texts = new Texts(language(start), "shell");
    remember(start);
    theme = new Theme(start.settings().choice("theme", ThemeChoice.class, ThemeChoice.SYSTEM));
    health.profileProperty().set(ProfileName.of(start.profile()));
    admin = new LateAdmin(start.link());
    conversations = new HttpConversations(admin);
    watch = new HealthWatch(tasks, notices.later(), health);
    var reader = new TodayReader(conversations, Clock.systemUTC(), ZoneId.systemDefault());
    figures = new StatusFeed(tasks, notices.later(), reader, new HttpEventFigures(admin), status);
    feed = new BackendFeed(start.link(), texts, health, status, notices, this::ready);
    var chat = new HeardChat(new LateChat(start.link()), () -> Platform.runLater(figures::refresh));
    pane = new ChatPane(chat(start, chat));
    shell =
        new Shell(
            new ShellContext(
                texts,
                theme,
                start.settings(),
                health,
                status,
                notices,
                Map.of(Pane.CHAT, pane::root),
                pane.sources(this::showChat),
                start.version(),
                start.quit()));
    stage.setTitle("MangaAssist Console");
    stage.getIcons().add(new Image(String.valueOf(MainWindow.class.getResource("icon-256.png"))));
    stage.setScene(shell.scene());
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          start.quit().run();
        });
    WindowMemory.remember(stage, start.settings());
  }

  private ChatContext chat(Start start, ChatConnection.Factory chat) {
    var models = models(start.dataFolder());
    boolean onAws = start.profile().onAws();
    return new ChatContext(
        texts,
        start.settings(),
        notices,
        chat,
        new HeardConversations(conversations, () -> Platform.runLater(figures::refresh)),
        new HttpTraces(admin),
        models,
        models.talking().stream().filter(each -> !(onAws && each.retiredOnAws())).toList(),
        start.profile() instanceof ConnectionProfile.Embedded,
        tasks,
        Crossing.oncePerFrame(),
        notices.later(),
        Clock.systemUTC(),
        ZoneId.systemDefault(),
        new TestFolder(start.dataFolder().resolve("tests")),
        name -> SaveDialog.ask(stage, name),
        WebPages::open);
  }

  /** A file of models that cannot be read stops the backend, which says why. */
  private static ModelCatalog models(Path dataFolder) {
    try {
      return ModelCatalog.of(dataFolder);
    } catch (IOException e) {
      LOG.debug("models.json cannot be used", e);
      return ModelCatalog.bundled();
    }
  }

  private static Language language(Start start) {
    Language asked = start.asked();
    return asked == null ? saved(start.settings()).get() : asked;
  }

  private void remember(Start start) {
    ObjectProperty<Language> saved = saved(start.settings());
    texts.languageProperty().addListener((p, old, now) -> saved.set(now));
  }

  private static ObjectProperty<Language> saved(Settings settings) {
    return settings.choice("language", Language.class, Language.of(Locale.getDefault()));
  }

  /** Shows it, and starts the backend once its first frame is on the screen. */
  public void show() {
    Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> unexpected(problem));
    FirstFrame.of(
        shell.scene(),
        () -> {
          LOG.info("first frame");
          feed.start();
        });
    stage.show();
  }

  private void showChat() {
    shell.go(Pane.CHAT);
  }

  private void ready(ConnectionFile at) {
    watch.watch(URI.create(at.restUrl()).resolve("/health"));
    figures.refresh();
  }

  private void unexpected(Throwable problem) {
    LOG.error("unexpected, on the JavaFX thread", problem);
    notices.show(ShellNotices.unexpected(texts));
  }

  /** The window itself. */
  public Stage stage() {
    return stage;
  }

  /** Its content. */
  public Shell shell() {
    return shell;
  }

  /** Its language, for all panes. */
  public ObjectProperty<Language> languageProperty() {
    return texts.languageProperty();
  }

  /** How the backend is. */
  public HealthModel health() {
    return health;
  }

  /** Why there is no backend; null while it starts or runs. */
  public @Nullable Problem failure() {
    return feed.failure();
  }

  /** Hides it and lets go of everything but the backend, which is not its own. */
  @Override
  public void close() {
    stage.hide();
    watch.close();
    figures.close();
    pane.close();
    shell.close();
    theme.close();
    tasks.close();
    admin.close();
  }
}
