package com.mangaassist.app.tour;

import com.mangaassist.app.backend.BackendLink;
import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.app.window.Fx;
import com.mangaassist.app.window.JavaFx;
import com.mangaassist.app.window.MainWindow;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.shell.HealthModel;
import com.mangaassist.views.shell.Pane;
import com.mangaassist.views.theme.Fonts;
import com.mangaassist.views.theme.ThemeChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;

/** Drives the real window, with a real backend behind it, through every pane and photographs it. */
public final class Tour implements AutoCloseable {

  private static final int WHY = 0;
  private static final int TRACE = 1;
  private static final int FRAMES = 2;
  private static final int TOO_LONG = 8_001;
  private static final int CONVERSATIONS = 4;

  /** A window so wide shows list and inspector at once. */
  private static final int ROOMY = 1_440;

  /** An answer that streams is looked at after about a second of it. */
  private static final int FRAMES_OF_WRITING = 60;

  private static final String RECOMMEND = "料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな";

  private final Settings settings = Settings.inMemory();
  private final ObjectProperty<ThemeChoice> theme =
      settings.choice("theme", ThemeChoice.class, ThemeChoice.SYSTEM);
  private final BackendLink link;
  private final Path data;
  private final String version;
  private final MainWindow window;
  private final Hand hand;

  private Tour(BackendLink link, Path data, String version) throws Exception {
    this.data = data;
    this.link = link;
    this.version = version;
    this.window = Fx.call(this::open);
    this.hand = new Hand(window);
    Fx.run(window::show);
  }

  /**
   * Opens the window on a data folder of its own; needs no display.
   *
   * @param data an empty folder
   */
  public static Tour start(Path data, Logs logs, String version) throws Exception {
    JavaFx.start(Optional::empty);
    var backend =
        new BackendSettings(
            data, data.resolve("connection.json"), new ConnectionProfile.Embedded(), 0, false);
    return new Tour(
        new BackendLink(() -> EmbeddedBackend.start(backend, version, logs)), data, version);
  }

  private MainWindow open() {
    Fonts.load();
    return new MainWindow(
        new MainWindow.Start(
            link, settings, data, new ConnectionProfile.Embedded(), null, version, () -> {}));
  }

  /**
   * The whole tour.
   *
   * @return the number of pictures in the folder
   */
  public int take(Path folder) throws Exception {
    return take(folder, View.all());
  }

  int take(Path folder, List<View> views) throws Exception {
    var album = new Album(folder);
    try {
      travel(views, album);
    } catch (Exception e) {
      // What the window showed says more than the message does.
      Picture.takeNow(scene(), folder.resolve("stuck.png"));
      throw e;
    }
    return album.finish();
  }

  private void travel(List<View> views, Album album) throws Exception {
    look(views.getFirst());
    hand.until("#openers");
    talk();
    for (View view : views) {
      look(view);
      for (Pane pane : Pane.values()) {
        Fx.run(() -> window.shell().go(pane));
        switch (pane) {
          case CHAT -> chat(view, album);
        }
      }
      overlays(view, album);
    }
    hand.open(0);
    link.close();
    Fx.until("the news of it", () -> window.health().overall() == HealthModel.State.DOWN);
    for (View view : views) {
      look(view);
      trouble(view, album);
    }
  }

  /** The conversations that the pictures show. */
  private void talk() throws Exception {
    hand.ask("The cover of volume 3 is torn. Can I return it?");
    hand.newConversation();
    hand.ask("Do you have One Piece, and how many volumes are there?");
    hand.newConversation();
    hand.ask("お前ほんと使えないな、バカじゃないの");
    hand.newConversation();
    hand.ask(RECOMMEND);
    hand.ask("最初のやつは全巻でいくら？");
  }

  private void chat(View view, Album album) throws Exception {
    String name = view.prefix() + "-chat";
    boolean roomy = view.width() >= ROOMY;
    hand.open(0);
    if (roomy) {
      hand.inspect(WHY);
      hand.untilTold("InferenceCompleted");
    }
    album.take(
        scene(), name, "The newest conversation, asked in Japanese, and why it was answered so.");
    if (!roomy) {
      hand.inspect(WHY);
      hand.untilTold("InferenceCompleted");
      album.take(scene(), name + "-inspector", "A narrow window, with the inspector.");
    }
    hand.inspect(TRACE);
    hand.until("#trace-summary");
    album.take(scene(), name + "-trace", "What the message went through, step by step.");
    if (!roomy) {
      hand.closeInspector();
    }
    tests(name, roomy, album);
    hand.search("One Piece", 1);
    album.take(scene(), name + "-search", "The conversations in which words occur.");
    hand.search("", CONVERSATIONS);
    hand.newConversation();
    album.take(scene(), name + "-new", "A new conversation with questions to begin with.");
    hand.paste("ダンジョン飯を全巻そろえるといくらになりますか？");
    album.take(scene(), name + "-draft", "A message that can be sent.");
    hand.openMenu("#model");
    album.take(scene(), name + "-menu", "The models that can be chosen for the next message.");
    hand.closeMenu("#model");
    hand.paste("あ".repeat(TOO_LONG));
    hand.until("#complaint");
    album.take(
        scene(), name + "-too-long", "8,001 characters: what is wrong is said, nothing is lost.");
    hand.paste("");
    compared(name, album);
    stopped(name, roomy, album);
  }

  /** The newest conversation as a test, which is run. */
  private void tests(String name, boolean roomy, Album album) throws Exception {
    hand.click("#save-as-test");
    hand.until("#save-test");
    hand.click("#run-all-tests");
    hand.untilTestsEnd();
    album.take(scene(), name + "-tests", "A conversation that was kept as a test, and its run.");
    hand.deleteTest();
    if (roomy) {
      hand.inspect(WHY);
    } else {
      hand.closeInspector();
    }
  }

  /** The same message to two models, in a conversation that is deleted. */
  private void compared(String name, Album album) throws Exception {
    hand.click("#compare");
    hand.compare(RECOMMEND);
    album.take(scene(), name + "-compare", "One message, answered by two models.");
    hand.click(".go-on");
    hand.click("#compare");
    album.take(scene(), name + "-branch", "The answer that was chosen; the other stays beside it.");
    hand.delete();
    hand.newConversation();
  }

  /** In a conversation of its own, which is deleted: each view begins from the same data. */
  private void stopped(String name, boolean roomy, Album album) throws Exception {
    hand.ask(RECOMMEND);
    hand.askAndWatch("それの在庫はある？似た作品も3つ教えて");
    Fx.frames(FRAMES_OF_WRITING);
    album.takeNow(scene(), name + "-streaming", "An answer while it is being written.");
    hand.stop();
    album.take(scene(), name + "-stopped", "The same answer after Esc stopped it.");
    if (roomy) {
      hand.inspect(FRAMES);
      album.take(scene(), name + "-frames", "The WebSocket frames of the conversation.");
      hand.inspect(WHY);
    }
    hand.delete();
  }

  /** The backend has gone. */
  private void trouble(View view, Album album) throws Exception {
    hand.until("#connection");
    album.take(
        scene(), view.prefix() + "-chat-no-backend", "The backend has gone: what is told of it.");
  }

  private void overlays(View view, Album album) throws Exception {
    Fx.run(window.shell()::openPalette);
    album.take(scene(), view.prefix() + "-palette", "The palette, opened with Ctrl+K.");
    Fx.run(window.shell()::closeOverlays);
    Fx.run(window.shell()::openHelp);
    album.take(scene(), view.prefix() + "-help", "Help, opened with F1.");
    Fx.run(window.shell()::closeOverlays);
  }

  private void look(View view) throws Exception {
    Fx.run(
        () -> {
          theme.set(view.theme());
          window.languageProperty().set(view.language());
          window.stage().setWidth(view.width());
          window.stage().setHeight(view.height());
        });
    Fx.until("a window of " + view.width(), () -> Math.abs(scene().getWidth() - view.width()) < 1);
  }

  private Scene scene() {
    return window.shell().scene();
  }

  /** Closes the window and stops the backend. */
  @Override
  public void close() {
    Platform.runLater(window::close);
    link.close();
    settings.close();
  }
}
