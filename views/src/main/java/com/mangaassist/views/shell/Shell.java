package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.AnchorPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The main window's content: bar, rail and status bar around the pane that is open. */
public final class Shell implements AutoCloseable {

  private final ShellContext context;
  private final Texts texts;
  private final ShellViewModel model;
  private final Map<Pane, Parent> opened = new EnumMap<>(Pane.class);
  private final ChangeListener<Language> onLanguage = (p, old, now) -> markLanguage(now);
  private final Scene scene;
  private final Overlays overlays = new Overlays();
  private final PaletteController palette;
  private final HelpController help;

  @FXML private StackPane root;
  @FXML private BorderPane frame;
  @FXML private StackPane paneHost;
  @FXML private AnchorPane noticePlace;

  /** Builds it; on the JavaFX thread. */
  public Shell(ShellContext context) {
    this.context = context;
    this.texts = context.texts().in("shell");
    this.model = new ShellViewModel(context.settings());
    List<PaletteSource> sources = new ArrayList<>();
    // Those of the panes first: to quit comes last.
    sources.addAll(context.sources());
    sources.add(new ShellCommands(texts, this));
    palette = new PaletteController(texts, new PaletteViewModel(sources), overlays);
    help = new HelpController(texts, context.version(), overlays, this::railHasAChoice);
    scene = new Scene(Fxml.load(this, "Shell", StackPane.class), 1440, 900);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(Shell.class.getResource("shell.css")).toExternalForm());
    context.theme().install(scene);
    model.widthProperty().bind(scene.widthProperty());
    installShortcuts();
  }

  @FXML
  void initialize() {
    frame.setTop(new TopBarController(texts, context, this).root());
    frame.setLeft(new RailController(texts, model, this).root());
    frame.setBottom(new StatusBarController(texts, context).root());
    noticePlace.getChildren().add(new NoticeArea(context.notices(), texts));
    root.getChildren().add(overlays.layer());
    model.paneProperty().addListener((p, old, now) -> open(now));
    open(model.paneProperty().get());
    texts.languageProperty().addListener(onLanguage);
    markLanguage(texts.languageProperty().get());
  }

  /** The scene to put on a stage. */
  public Scene scene() {
    return scene;
  }

  /** Shows a pane. */
  public void go(Pane pane) {
    model.paneProperty().set(pane);
  }

  /** Opens the palette. */
  public void openPalette() {
    palette.open();
  }

  /** Opens shortcuts and about. */
  public void openHelp() {
    help.open();
  }

  /** Closes the palette or the help, whichever is open. */
  public void closeOverlays() {
    overlays.close();
  }

  /** Lets go of what lives longer than the window. */
  @Override
  public void close() {
    texts.languageProperty().removeListener(onLanguage);
    model.widthProperty().unbind();
  }

  void nextTheme() {
    context.theme().choiceProperty().set(context.theme().choiceProperty().get().next());
  }

  void nextLanguage() {
    texts.languageProperty().set(texts.languageProperty().get().next());
  }

  void toggleRail() {
    model.toggleRail();
  }

  boolean railHasAChoice() {
    return !model.narrowProperty().get();
  }

  void quit() {
    context.quit().run();
  }

  private void open(Pane pane) {
    Parent view =
        opened.computeIfAbsent(
            pane, p -> Objects.requireNonNull(context.panes().get(p), p.name()).get());
    if (view instanceof Region region) {
      region.setMinWidth(0);
    }
    paneHost.getChildren().setAll(view);
  }

  private void markLanguage(Language language) {
    root.getStyleClass().remove("japanese");
    if (language == Language.JAPANESE) {
      root.getStyleClass().add("japanese");
    }
  }

  private void installShortcuts() {
    Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    actions.put(Shortcut.PALETTE, palette::toggle);
    actions.put(Shortcut.HELP, help::toggle);
    actions.put(Shortcut.TOGGLE_RAIL, this::toggleRail);
    actions.put(Shortcut.SWITCH_THEME, this::nextTheme);
    actions.put(Shortcut.SWITCH_LANGUAGE, this::nextLanguage);
    actions.put(Shortcut.QUIT, this::quit);
    for (Pane pane : Pane.values()) {
      actions.put(pane.shortcut(), () -> go(pane));
    }
    actions.forEach((shortcut, action) -> scene.getAccelerators().put(shortcut.keys(), action));
  }
}
