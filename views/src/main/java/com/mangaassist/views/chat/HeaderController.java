package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationCodec;
import com.mangaassist.services.json.Json;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.InlineName;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.texts.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the transcript: what the conversation is called, whose it is, what can be done with it. */
final class HeaderController {

  private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("selected");

  /** The customer's name is cut beyond. */
  private static final double WHOSE_MOST = 240;

  /** Below this width the buttons are their icons, so that the title is not cut. */
  private static final double ROOMY = 560;

  private final ChatContext context;
  private final Texts texts;
  private final ChatViewModel pane;
  private final BooleanProperty inspectorShown;
  private final ReadOnlyObjectProperty<TalkViewModel> current;
  private final InlineName title;
  private final Runnable saveAsTest;
  private final Region root;

  private final Chip whose = new Chip();

  @FXML private StackPane titlePlace;
  @FXML private Button compare;
  @FXML private Button test;
  @FXML private Button inspect;
  @FXML private MenuButton more;

  HeaderController(
      ChatContext context,
      ChatViewModel pane,
      BooleanProperty inspectorShown,
      Runnable saveAsTest) {
    this.saveAsTest = saveAsTest;
    this.context = context;
    this.texts = context.texts();
    this.pane = pane;
    this.inspectorShown = inspectorShown;
    this.current = pane.currentProperty();
    this.title = new InlineName(texts.get("rename.name"), "strong", "chat-name");
    root = Fxml.load(this, "Header", HBox.class);
    root.widthProperty().addListener((p, old, now) -> follow(now.doubleValue()));
    follow(root.getWidth());
  }

  @FXML
  void initialize() {
    whose.getStyleClass().addAll("whose", "small-chip");
    title.setLines(2);
    titlePlace.getChildren().setAll(new TitleBlock(title, whose));
    ObservableValue<String> name = current.flatMap(TalkViewModel::titleProperty);
    name.addListener((p, old, now) -> showName(now));
    showName(name.getValue());
    Labels.tooltipWhenCut(whose);
    whose.setMinWidth(0);
    whose.setMaxWidth(WHOSE_MOST);
    whose.textProperty().bind(whose());
    FontIcon sideAtTheRight = Icons.of(Feather.SIDEBAR);
    sideAtTheRight.setScaleX(-1);
    inspect.setGraphic(sideAtTheRight);
    inspectorShown.addListener((p, old, now) -> inspect.pseudoClassStateChanged(PRESSED, now));
    inspect.pseudoClassStateChanged(PRESSED, inspectorShown.get());
    inspect
        .accessibleTextProperty()
        .bind(
            Bindings.when(inspectorShown)
                .then(texts.get("inspector.hide", Shortcut.TOGGLE_INSPECTOR.shown()))
                .otherwise(texts.get("inspector.show", Shortcut.TOGGLE_INSPECTOR.shown())));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(inspect.accessibleTextProperty());
    inspect.setTooltip(hint);
    inspect.setOnAction(e -> inspectorShown.set(!inspectorShown.get()));
    bindCompare();
    test.setGraphic(Icons.of(Feather.CHECK_SQUARE));
    test.accessibleTextProperty().bind(texts.get("test.save"));
    test.textProperty().bind(texts.get("test.save"));
    test.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip testHint = new Tooltip();
    testHint.textProperty().bind(texts.get("test.save.hint", Shortcut.SAVE_AS_TEST.shown()));
    test.setTooltip(testHint);
    test.setOnAction(e -> saveAsTest.run());
    ObservableValue<Number> turns = current.flatMap(talk -> Bindings.size(talk.turns()));
    test.visibleProperty().bind(turns.map(size -> size.intValue() > 0));
    test.managedProperty().bind(test.visibleProperty());
    fillMenu();
    title.setOnRenamed(now -> pane.keeping().rename(current.get().sessionId(), now));
  }

  /** Icons in a narrow pane; their tooltips say the words. */
  private void follow(double width) {
    for (Button each : List.of(compare, test)) {
      boolean narrow = width > 0 && width < ROOMY;
      each.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
      each.getStyleClass().remove("square");
      if (narrow) {
        each.getStyleClass().add("square");
      }
    }
  }

  Region root() {
    return root;
  }

  /** Edits the title; one of a conversation that is not kept yet cannot be edited. */
  void rename() {
    if (!current.get().isNew()) {
      title.edit(more);
    }
  }

  private void bindCompare() {
    BooleanProperty comparing = pane.choices().comparingProperty();
    compare.textProperty().bind(texts.get("compare"));
    compare.setGraphic(Icons.of(Feather.COLUMNS));
    compare.setMinWidth(Region.USE_PREF_SIZE);
    compare
        .accessibleTextProperty()
        .bind(
            Bindings.when(comparing)
                .then(texts.get("compare.stop"))
                .otherwise(texts.get("compare.start")));
    Tooltip hint = new Tooltip();
    hint.textProperty()
        .bind(
            Bindings.concat(compare.accessibleTextProperty(), " (", Shortcut.COMPARE.shown(), ")"));
    compare.setTooltip(hint);
    compare.setOnAction(e -> comparing.set(!comparing.get()));
    comparing.addListener((p, old, now) -> compare.pseudoClassStateChanged(PRESSED, now));
  }

  private void showName(@Nullable String now) {
    title.cancel();
    title.nameProperty().unbind();
    if (now == null || now.isEmpty()) {
      title.nameProperty().bind(texts.get("new.title"));
    } else {
      title.nameProperty().set(now);
    }
  }

  private ObservableValue<String> whose() {
    ObservableValue<String> customer = current.flatMap(TalkViewModel::customerProperty);
    ObservableValue<Segment> segment = current.flatMap(TalkViewModel::segmentProperty);
    return Bindings.createStringBinding(
        () -> customer.getValue() + " · " + texts.now("segment." + segment.getValue()),
        customer,
        segment,
        texts.languageProperty());
  }

  private void fillMenu() {
    more.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
    more.accessibleTextProperty().bind(texts.get("menu.name"));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get("menu.name"));
    more.setTooltip(hint);
    more.getItems()
        .setAll(
            item("menu.rename", this::rename),
            item("menu.copyId", this::copyId),
            item("menu.exportMarkdown", this::exportMarkdown),
            item("menu.exportJson", this::exportJson),
            item("menu.copyMarkdown", this::copyMarkdown),
            new SeparatorMenuItem(),
            item("menu.delete", () -> pane.keeping().delete(current.get().sessionId())));
    ObservableValue<Boolean> kept =
        current
            .flatMap(TalkViewModel::loadingProperty)
            .map(loading -> loading == TalkViewModel.Loading.READY);
    more.visibleProperty().bind(kept);
    more.managedProperty().bind(kept);
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(texts.get(key));
    item.setOnAction(e -> action.run());
    return item;
  }

  void copyId() {
    copy(current.get().sessionId(), "copied.id");
  }

  void copyMarkdown() {
    copy(markdown(), "copied.markdown");
  }

  /** Asks where to, and saves the version that is shown. */
  void exportMarkdown() {
    export("conversation.md", markdown());
  }

  /** Asks where to, and saves all versions with what staff say of them. */
  void exportJson() {
    export("conversation.json", null);
  }

  private String markdown() {
    TalkViewModel talk = current.get();
    return MarkdownText.of(talk, texts);
  }

  /**
   * Saves the conversation.
   *
   * @param text of the file; null for the JSON of all branches, as the gateway keeps them
   */
  private void export(String name, @Nullable String text) {
    String sessionId = current.get().sessionId();
    Optional<Path> file = context.saveFile().apply(name);
    if (file.isEmpty()) {
      return;
    }
    context
        .tasks()
        .work(
            () ->
                Files.writeString(
                    file.get(), text == null ? json(sessionId) : text, StandardCharsets.UTF_8))
        .success(kept -> context.notices().show(Notice.done(texts.now("exported", kept))))
        .failure(
            e ->
                context
                    .notices()
                    .show(Notice.error(texts.now("export.failed"), Sentences.of(e, texts))))
        .start();
  }

  private String json(String sessionId) throws IOException {
    return Json.writePretty(
        Json.parse(
            ConversationCodec.encode(
                context
                    .conversations()
                    .find(sessionId)
                    .orElseThrow(() -> new IOException(texts.now("talk.failed"))))));
  }

  private void copy(String text, String key) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    context.notices().show(Notice.done(texts.now(key)));
  }
}
