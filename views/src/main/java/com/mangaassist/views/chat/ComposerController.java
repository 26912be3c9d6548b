package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.GrowingTextArea;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a message is written, as whom it is sent, and how the gateway is connected. */
final class ComposerController {

  private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("inside-focused");

  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  /** Of a button that is a sign alone, in pixels. */
  private static final double SQUARE = 32;

  private final Texts texts;
  private final ChatViewModel pane;
  private final ComposerViewModel model;
  private final EnterGuard guard;
  private final CustomerPopup customers;
  private final Region root;

  @FXML private HBox line;
  @FXML private Label lineWords;
  @FXML private Button lineRetry;
  @FXML private HBox editing;
  @FXML private Label editingWords;
  @FXML private Button endEdit;
  @FXML private VBox card;
  @FXML private GrowingTextArea area;
  @FXML private Label complaint;
  @FXML private HBox foot;
  @FXML private FlowPane chips;
  @FXML private Button customer;
  @FXML private MenuButton segment;
  @FXML private MenuButton language;
  @FXML private MenuButton modelMenu;
  @FXML private HBox two;
  @FXML private MenuButton left;
  @FXML private Label and;
  @FXML private MenuButton right;
  @FXML private Label count;
  @FXML private Button send;
  @FXML private Button stop;

  ComposerController(ChatContext context, ChatViewModel pane) {
    this.texts = context.texts();
    this.pane = pane;
    this.guard = new EnterGuard(context.clock());
    this.model = new ComposerViewModel(texts, pane.currentProperty());
    this.customers = new CustomerPopup(texts, pane, this::focus);
    root = Fxml.load(this, "Composer", VBox.class);
  }

  @FXML
  void initialize() {
    bindArea();
    ChipFit fit = new ChipFit(foot, chips);
    bindChips(fit.levelProperty());
    bindButtons(fit.levelProperty());
    fit.watch(List.of(customer, segment, language, modelMenu, left, right, send, stop));
    new LineBar(texts, pane.lines(), line, lineWords, lineRetry).bind();
    bindEditing();
    bindText(complaint, model.complaint());
    bindText(count, model.countText());
    count.setMinWidth(Region.USE_PREF_SIZE);
    complaint.setMinHeight(Region.USE_PREF_SIZE);
    complaint.setGraphic(Icons.of(Feather.ALERT_CIRCLE));
    model.complaint().addListener((p, old, now) -> mark(card, !now.isEmpty()));
    mark(card, !model.complaint().get().isEmpty());
    model.tooLong().addListener((p, old, now) -> mark(count, now));
    mark(count, model.tooLong().get());
  }

  Region root() {
    return root;
  }

  /** Gives the focus to the text, its caret at the end. */
  void focus() {
    area.requestFocus();
    area.end();
  }

  /** Writes a text for the customer to look over. */
  void propose(String text) {
    model.textProperty().set(text);
    focus();
  }

  /** Opens the choice of the customer. */
  void actAs() {
    customers.show(customer);
  }

  private void bindArea() {
    area.textProperty().bindBidirectional(model.textProperty());
    area.promptTextProperty().bind(texts.get("composer.prompt", model.customer()));
    area.accessibleTextProperty().bind(texts.get("composer.name", model.customer()));
    guard.watch(area);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    area.focusedProperty()
        .addListener((p, old, focused) -> card.pseudoClassStateChanged(FOCUSED, focused));
  }

  private void bindEditing() {
    ObservableValue<Turn> edited = pane.currentProperty().flatMap(TalkViewModel::editedProperty);
    editing
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> edited.getValue() != null, edited));
    editing.managedProperty().bind(editing.visibleProperty());
    editingWords.textProperty().bind(texts.get("composer.editing"));
    editingWords.setGraphic(Icons.of(Feather.EDIT_2));
    editingWords.setMaxWidth(Double.MAX_VALUE);
    editingWords.setMinHeight(Region.USE_PREF_SIZE);
    endEdit.textProperty().bind(texts.get("composer.editing.end"));
    endEdit.setMinWidth(Region.USE_PREF_SIZE);
    endEdit.setOnAction(
        e -> {
          pane.currentProperty().get().endEdit();
          focus();
        });
    edited.addListener(
        (p, old, now) -> {
          if (now != null) {
            focus();
          }
        });
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER) {
      return;
    }
    if (event.isShiftDown()) {
      area.replaceSelection("\n");
    } else if (!guard.confirms()) {
      pane.send();
    }
    event.consume();
  }

  private void bindChips(ReadOnlyIntegerProperty level) {
    customer
        .textProperty()
        .bind(
            Bindings.when(level.isEqualTo(ChipFit.WHOLE))
                .then(texts.get("composer.actAs", model.customer()))
                .otherwise(
                    Bindings.createStringBinding(model.customer()::getValue, model.customer())));
    customer.accessibleTextProperty().bind(texts.get("composer.actAs", model.customer()));
    customer.setGraphic(downArrow());
    customer.setContentDisplay(ContentDisplay.RIGHT);
    Labels.tooltipWhenCut(customer);
    customer.setOnAction(e -> actAs());
    var choices = new ChoiceMenus(texts, pane);
    choices.segment(segment, model.segment());
    choices.language(language, level);
    choices.model(modelMenu, level);
    choices.compared(left, pane.choices().leftProperty(), "compare.left", level);
    choices.compared(right, pane.choices().rightProperty(), "compare.right", level);
    ObservableBooleanValue comparing = pane.choices().comparingProperty();
    and.textProperty().bind(texts.get("compare.with"));
    // Together, so that no line ends between them.
    two.visibleProperty().bind(comparing);
    two.managedProperty().bind(comparing);
    modelMenu.visibleProperty().bind(Bindings.not(comparing));
    modelMenu.managedProperty().bind(Bindings.not(comparing));
  }

  /** As the menus beside it have. */
  private static Region downArrow() {
    Region arrow = new Region();
    arrow.getStyleClass().add("down-arrow");
    return arrow;
  }

  private void bindButtons(ReadOnlyIntegerProperty level) {
    send.textProperty()
        .bind(
            Bindings.when(pane.choices().comparingProperty())
                .then(texts.get("compare.send"))
                .otherwise(texts.get("send")));
    send.disableProperty().bind(model.sendable().not());
    send.setOnAction(
        e -> {
          pane.send();
          area.requestFocus();
        });
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get("send.hint"));
    send.setTooltip(hint);
    stop.textProperty().bind(texts.get("stop"));
    Label key = Labels.of(Shortcut.STOP_ANSWER.shown(), "key");
    stop.setGraphic(key);
    stop.setContentDisplay(ContentDisplay.RIGHT);
    stop.accessibleTextProperty().bind(texts.get("stop.name"));
    Tooltip what = new Tooltip();
    what.textProperty()
        .bind(Bindings.concat(texts.get("stop.name"), " (", Shortcut.STOP_ANSWER.shown(), ")"));
    stop.setTooltip(what);
    FontIcon sign = Icons.of(Feather.SQUARE);
    level.addListener((p, old, now) -> sign(now.intValue() >= ChipFit.SIGNS, key, sign));
    stop.setOnAction(
        e -> {
          pane.stop();
          area.requestFocus();
        });
    // Its place is kept: a second click on Send must not meet Stop.
    stop.visibleProperty().bind(model.answering());
    for (Button each : new Button[] {send, stop}) {
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  /** Sets the widths too: the sheet is read later than the room is measured. */
  private void sign(boolean only, Node key, Node sign) {
    double width = only ? SQUARE : Region.USE_COMPUTED_SIZE;
    stop.setGraphic(only ? sign : key);
    stop.setContentDisplay(only ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.RIGHT);
    stop.getStyleClass().remove("square");
    if (only) {
      stop.getStyleClass().add("square");
    }
    stop.setPrefWidth(width);
    stop.setMaxWidth(width);
    stop.setMinWidth(only ? SQUARE : Region.USE_PREF_SIZE);
  }

  private static void mark(Node part, boolean invalid) {
    part.pseudoClassStateChanged(INVALID, invalid);
  }

  private static void bindText(Label label, ObservableValue<String> text) {
    label.textProperty().bind(text);
    label.visibleProperty().bind(Bindings.isNotEmpty(label.textProperty()));
    label.managedProperty().bind(label.visibleProperty());
  }
}
