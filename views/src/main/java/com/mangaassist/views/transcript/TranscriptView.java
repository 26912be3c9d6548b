package com.mangaassist.views.transcript;

import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.markdown.PlainText;
import com.mangaassist.views.texts.Texts;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the turns of a conversation. Only what is in sight is made into nodes; an answer that
 * streams is taken over once a frame, and what it costs does not grow with its length.
 *
 * <p>It stays at the end while it is there; once scrolled up it stands still and offers to jump to
 * the latest.
 */
public final class TranscriptView extends Region {

  private static final String SHEET =
      Objects.requireNonNull(
              TranscriptView.class.getResource("/com/mangaassist/views/transcript/transcript.css"))
          .toExternalForm();
  private static final double LINE = 48;
  private static final double BAR_WIDTH = 12;

  private final Texts texts;
  private final TranscriptModel model;
  private final RowMaker maker;
  private final TranscriptActions actions;
  private final Column column = new Column(this::onLaid);
  private final ScrollBar bar = new ScrollBar();
  private final Button jump = new Button();
  private final TurnMenu menu;
  private boolean settingBar;
  private @Nullable TurnRow explained;
  private String whose = "";

  // Held here, and weakly by what may outlive the view.
  private final ListChangeListener<TurnRow> onTurns = this::onTurns;
  private final InvalidationListener onLanguage = property -> onLanguage();
  private final InvalidationListener onExplained = property -> showMark();

  /**
   * A view of a model.
   *
   * @param texts of any pane
   */
  public TranscriptView(Texts texts, TranscriptModel model, TranscriptActions actions) {
    this.texts = texts.in("transcript");
    this.model = model;
    this.actions = actions;
    this.maker =
        new RowMaker(
            this.texts,
            actions,
            model.busyProperty(),
            model.figuresElsewhereProperty(),
            this::copyPlain);
    this.menu = new TurnMenu(this.texts, actions, model.busyProperty(), this::copyPlain);
    getStyleClass().add("transcript");
    getStylesheets().add(SHEET);
    setAccessibleRole(AccessibleRole.SCROLL_PANE);
    setFocusTraversable(true);
    makeBar();
    makeJump();
    getChildren().setAll(column, bar, jump);
    listen();
    model.turns().addListener(new WeakListChangeListener<>(onTurns));
    this.texts.languageProperty().addListener(new WeakInvalidationListener(onLanguage));
    model.explainedProperty().addListener(new WeakInvalidationListener(onExplained));
    for (TurnRow turn : model.turns()) {
      add(turn);
    }
    onLanguage();
    showMark();
    sceneProperty()
        .addListener(
            (property, old, scene) -> {
              if (scene != null) {
                Rehearsal.before(scene, this.texts, actions);
              }
            });
  }

  private void showMark() {
    TurnRow now = model.explainedProperty().get();
    column.mark(now);
    if (explained != null && now != null && !now.equals(explained)) {
      column.toSee(now);
    }
    explained = now;
  }

  /** Tells a screen reader whose answers these are, where two views stand side by side. */
  public void setWhose(String name) {
    whose = name;
    tellName();
  }

  private void tellName() {
    setAccessibleText(whose.isEmpty() ? texts.now("name") : texts.now("name.of", whose));
  }

  /** Shows the end, and stays there while more comes. */
  public void jumpToLatest() {
    column.toEnd();
  }

  /** Whether the end is in sight, where it stays while more comes. */
  public boolean isAtLatest() {
    return column.isAtEnd();
  }

  @Override
  protected void layoutChildren() {
    double barWidth = bar.isVisible() ? BAR_WIDTH : 0;
    column.resizeRelocate(0, 0, getWidth(), getHeight());
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    double width = snapSizeX(jump.prefWidth(-1));
    double height = snapSizeY(jump.prefHeight(-1));
    jump.resizeRelocate(
        snapPositionX((getWidth() - width) / 2), getHeight() - height - 12, width, height);
    column.requestLayout();
  }

  // What it holds must not say how large it is: it scrolls.
  @Override
  protected double computeMinWidth(double height) {
    return 240;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 80;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 480;
  }

  private void makeBar() {
    bar.setOrientation(Orientation.VERTICAL);
    bar.setVisible(false);
    bar.setFocusTraversable(false);
    bar.valueProperty()
        .addListener(
            (property, old, value) -> {
              if (!settingBar) {
                moveTo(value.doubleValue());
              }
            });
  }

  private void moveTo(double y) {
    if (y >= bar.getMax() - 0.5) {
      column.toEnd();
    } else {
      column.toY(y);
    }
  }

  private void makeJump() {
    jump.getStyleClass().add("jump-button");
    jump.setGraphic(Icons.of(Feather.ARROW_DOWN));
    jump.setVisible(false);
    jump.setOnAction(event -> jumpToLatest());
  }

  private void listen() {
    setOnScroll(
        event -> {
          column.scrollBy(-event.getDeltaY());
          event.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    column.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          requestFocus();
          TurnRow turn = column.turnAt(event.getY());
          if (turn != null && event.getButton() == MouseButton.PRIMARY) {
            actions.inspect(turn);
          }
        });
    column.setOnContextMenuRequested(
        event -> {
          TurnRow turn = event.isKeyboardTrigger() ? meant() : column.turnAt(event.getY());
          if (turn != null) {
            menu.show(this, turn, event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
  }

  /** The turn that is explained, else the last. */
  private @Nullable TurnRow meant() {
    TurnRow now = model.explainedProperty().get();
    if (now != null) {
      return now;
    }
    return model.turns().isEmpty() ? null : model.turns().getLast();
  }

  private void onKey(KeyEvent event) {
    double page = Math.max(LINE, getHeight() - LINE);
    switch (event.getCode()) {
      case PAGE_UP -> column.scrollBy(-page);
      case PAGE_DOWN -> column.scrollBy(page);
      case UP -> column.scrollBy(-LINE);
      case DOWN -> column.scrollBy(LINE);
      case HOME -> column.toTop();
      case END -> column.toEnd();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onTurns(ListChangeListener.Change<? extends TurnRow> change) {
    boolean onlyAdded = true;
    while (change.next()) {
      onlyAdded &=
          change.wasAdded() && !change.wasRemoved() && change.getTo() == change.getList().size();
    }
    if (onlyAdded) {
      for (TurnRow turn : model.turns().subList(column.turns().size(), model.turns().size())) {
        add(turn);
      }
      // A message that was just sent is seen from its end.
      column.toEnd();
    } else {
      int same = sameAtTheBeginning();
      boolean branched = same > 0 && same < column.turns().size() && same < model.turns().size();
      column.turns().forEach(TurnRows::close);
      column.turns().clear();
      model.turns().forEach(this::add);
      if (branched) {
        column.toTurn(same);
      } else {
        column.toEnd();
      }
    }
  }

  /** Turns that are shown already and stay in their places. */
  private int sameAtTheBeginning() {
    int most = Math.min(column.turns().size(), model.turns().size());
    int same = 0;
    while (same < most && column.turns().get(same).turn().equals(model.turns().get(same))) {
      same++;
    }
    return same;
  }

  private void add(TurnRow turn) {
    column.turns().add(new TurnRows(turn, maker, column.turns().isEmpty(), column::requestFrame));
  }

  private void onLanguage() {
    texts.languageProperty().get();
    tellName();
    jump.setText(texts.now("jump"));
    column.turns().forEach(TurnRows::remake);
    column.requestLayout();
  }

  private void onLaid() {
    double whole = column.wholeHeight();
    double height = column.getHeight();
    boolean scrolls = whole > height + 0.5;
    settingBar = true;
    bar.setMax(Math.max(0, whole - height));
    bar.setVisibleAmount(whole <= 0 ? 0 : bar.getMax() * height / whole);
    bar.setBlockIncrement(height);
    bar.setUnitIncrement(LINE);
    bar.setValue(column.isAtEnd() ? bar.getMax() : Math.min(bar.getMax(), column.y()));
    settingBar = false;
    bar.setVisible(scrolls);
    jump.setVisible(scrolls && !column.isAtEnd());
  }

  private void copyPlain(TurnRow turn) {
    for (TurnRows rows : column.turns()) {
      if (rows.turn().equals(turn)) {
        Clipboard.getSystemClipboard()
            .setContent(Map.of(DataFormat.PLAIN_TEXT, PlainText.of(rows.blocks())));
      }
    }
  }
}
