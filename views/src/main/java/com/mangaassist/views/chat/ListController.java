package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.chat.ListViewModel.State;
import com.mangaassist.views.controls.Ago;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.tests.TestsSummary;
import com.mangaassist.views.texts.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The conversations at the left, and the search in them. */
final class ListController {

  /** How often ages are written anew. */
  private static final Duration AGES = Duration.seconds(30);

  private final ChatContext context;
  private final Texts texts;
  private final ChatViewModel pane;
  private final ListViewModel model;
  private final Runnable toComposer;
  private final Region root;
  // Held here, and weakly by the language, which outlives the pane.
  private final InvalidationListener onLanguage = property -> writeAnew();
  private Runnable callOff = () -> {};
  private boolean selecting;

  @FXML private Label title;
  @FXML private Button create;
  @FXML private TextField search;
  @FXML private Button clear;
  @FXML private Label found;
  @FXML private StackPane place;
  @FXML private ListView<ConversationSummary> list;

  ListController(ChatContext context, ChatViewModel pane, Runnable toComposer, TestsSummary tests) {
    this.context = context;
    this.texts = context.texts();
    this.pane = pane;
    this.model = pane.list();
    this.toComposer = toComposer;
    VBox side = Fxml.load(this, "List", VBox.class);
    side.getChildren().add(tests);
    root = side;
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("conversations"));
    create.textProperty().bind(texts.get("new"));
    create.accessibleTextProperty().bind(texts.get("new.name"));
    create.setTooltip(tooltip("new.hint", Shortcut.NEW_CONVERSATION));
    create.setOnAction(e -> newTalk());
    search.promptTextProperty().bind(texts.get("search.prompt"));
    search.accessibleTextProperty().bind(texts.get("search.name"));
    search.setTooltip(tooltip("search.hint", Shortcut.SEARCH_CONVERSATIONS));
    search.textProperty().bindBidirectional(model.queryProperty());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::onSearchKey);
    clear.setGraphic(Icons.of(Feather.X));
    clear.accessibleTextProperty().bind(texts.get("search.clear"));
    Tooltip clearHint = new Tooltip();
    clearHint.textProperty().bind(texts.get("search.clear"));
    clear.setTooltip(clearHint);
    clear.visibleProperty().bind(search.textProperty().isNotEmpty());
    clear.setOnAction(e -> clearSearch());
    found
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::foundWords,
                model.rows(),
                model.foundProperty(),
                model.stateProperty(),
                texts.languageProperty()));
    found.visibleProperty().bind(found.textProperty().isNotEmpty());
    found.managedProperty().bind(found.visibleProperty());
    fillList();
    place.getChildren().add(new ListPlaceholders(texts, model, this::newTalk).root());
    model.stateProperty().addListener((p, old, now) -> showState(now));
    showState(model.stateProperty().get());
    writeAges();
  }

  private void clearSearch() {
    search.clear();
    search.requestFocus();
  }

  /** How many a search found; that it found none is said where they would stand. */
  private String foundWords() {
    int count = model.rows().size();
    if (model.found().isEmpty() || model.stateProperty().get() != State.SHOWN) {
      return "";
    }
    return model.hasMore()
        ? texts.now("search.found.more", count)
        : texts.count("search.found", count);
  }

  private void fillList() {
    Ago ago = new Ago(texts, context.clock(), context.zone());
    list.accessibleTextProperty().bind(texts.get("conversations"));
    list.setFixedCellSize(ConversationCell.HEIGHT);
    list.setCellFactory(l -> new ConversationCell(texts, ago, pane));
    list.setItems(model.rows());
    new ConversationMenu(texts, this::rename, this::delete, this::open).install(list);
    list.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> selected(now));
    model.rows().addListener((ListChangeListener<Object>) change -> showSelection());
    pane.currentProperty().addListener((p, old, now) -> showSelection());
    pane.messages().answering().addListener((SetChangeListener<Object>) change -> list.refresh());
    model.foundProperty().addListener((p, old, now) -> list.refresh());
    texts.languageProperty().addListener(new WeakInvalidationListener(onLanguage));
    writeAnew();
    list.setOnKeyPressed(this::onListKey);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::onFirstArrow);
    list.focusedProperty().addListener((p, old, now) -> showWhereTheFocusIs(now));
  }

  Region root() {
    return root;
  }

  /** Gives the focus to the search. */
  void search() {
    search.requestFocus();
    search.selectAll();
  }

  void newTalk() {
    pane.newTalk();
    toComposer.run();
  }

  /** Ends the clock of the ages. */
  void close() {
    callOff.run();
  }

  private Tooltip tooltip(String key, Shortcut shortcut) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(texts.get(key, shortcut.shown()));
    return tooltip;
  }

  private void writeAnew() {
    // Asked, so that the next change of the language is told.
    texts.languageProperty().get();
    list.refresh();
  }

  private void writeAges() {
    callOff =
        context
            .later()
            .after(
                AGES,
                () -> {
                  list.refresh();
                  writeAges();
                });
  }

  private void showState(State state) {
    list.setVisible(state == State.SHOWN || (state == State.LOADING && !model.rows().isEmpty()));
  }

  private void selected(@Nullable ConversationSummary now) {
    if (!selecting && !model.isChanging() && now != null) {
      pane.open(now.sessionId());
    }
  }

  /** The list follows what is open, also when its rows were read anew. */
  private void showSelection() {
    selecting = true;
    Optional<ConversationSummary> open = model.find(pane.currentProperty().get().sessionId());
    if (open.isPresent()) {
      list.getSelectionModel().select(open.get());
    } else {
      list.getSelectionModel().clearSelection();
    }
    selecting = false;
  }

  private void onSearchKey(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> {
        if (search.getText().isEmpty()) {
          return;
        }
        search.clear();
      }
      case DOWN, ENTER -> {
        if (model.rows().isEmpty()) {
          return;
        }
        if (list.getSelectionModel().isEmpty()) {
          list.getSelectionModel().selectFirst();
        }
        list.requestFocus();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** A list counts its first row as focused, so that the first arrow would go to the second. */
  private void onFirstArrow(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN
        && list.equals(event.getTarget())
        && list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
      event.consume();
    }
  }

  /** Where nothing is open, the row is marked that the first arrow chooses. */
  private void showWhereTheFocusIs(boolean focused) {
    if (focused && list.getSelectionModel().isEmpty()) {
      list.getFocusModel().focus(0);
    }
  }

  private void onListKey(KeyEvent event) {
    ConversationSummary chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return;
    }
    switch (event.getCode()) {
      case F2 -> rename(chosen);
      case DELETE -> delete(chosen);
      case ENTER -> open(chosen);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void open(ConversationSummary chosen) {
    pane.open(chosen.sessionId());
    toComposer.run();
  }

  private void delete(ConversationSummary chosen) {
    pane.keeping().delete(chosen.sessionId());
  }

  private void rename(ConversationSummary chosen) {
    list.scrollTo(chosen);
    list.layout();
    for (Node each : list.lookupAll(".conversation-cell")) {
      if (each instanceof ConversationCell cell && chosen.equals(cell.getItem())) {
        cell.rename();
        return;
      }
    }
  }
}
