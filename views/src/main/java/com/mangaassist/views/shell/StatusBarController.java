package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The line at the bottom: only what was measured. */
final class StatusBarController {

  private static final String UNKNOWN = "–";

  private final Texts texts;
  private final StatusModel status;
  private final Parent root;
  // Bindings hold their listeners weakly: this field keeps the state alive as long as the bar.
  private final ObjectBinding<HealthModel.State> state;

  @FXML private HBox bar;
  @FXML private HBox backendPart;
  @FXML private Region dot;
  @FXML private Label backend;
  @FXML private Label messages;
  @FXML private Label perMinute;
  @FXML private Label events;
  @FXML private Label deadLetters;
  @FXML private Label cost;
  @FXML private Label p95;

  StatusBarController(Texts texts, ShellContext context) {
    this.texts = texts;
    this.status = context.status();
    HealthModel health = context.health();
    state = Bindings.createObjectBinding(health::overall, health.partsProperty());
    root = Fxml.load(this, "StatusBar", HBox.class);
    // The view keeps its controller, and with it the binding of the state.
    root.getProperties().put(StatusBarController.class, this);
  }

  @FXML
  void initialize() {
    bar.setAccessibleRole(AccessibleRole.TOOL_BAR);
    bar.accessibleTextProperty().bind(texts.get("status.name"));
    show(backend, backendPart, status.addressProperty(), v -> texts.now("status.backend", v));
    show(
        messages, messages, status.messagesTodayProperty(), v -> texts.count("status.messages", v));
    rate(
        perMinute,
        status.messagesPerMinuteProperty(),
        v -> texts.now("status.perMinute", Format.whole(v)),
        () -> texts.now("status.perMinute", UNKNOWN));
    rate(
        events,
        status.eventsPerMinuteProperty(),
        v -> texts.now("status.events", Format.whole(v)),
        () -> texts.now("status.events", UNKNOWN));
    rate(
        deadLetters,
        status.deadLettersProperty(),
        v -> texts.count("status.deadLetters", v),
        () -> texts.now("status.deadLetters.unknown"));
    explain(perMinute, "status.perMinute.hint", "status.stale");
    explain(events, "status.events.hint", "status.stale");
    explain(deadLetters, "status.deadLetters.hint", "status.stale");
    warnOfDeadLetters();
    ObservableValue<@Nullable BigDecimal> sum = status.costTodayProperty();
    show(
        cost,
        cost,
        sum,
        v -> texts.now(costKey(), Format.dollars(v)),
        status.costIsWholeProperty());
    Tooltip partly = new Tooltip();
    partly.textProperty().bind(texts.get("status.cost.partly"));
    cost.tooltipProperty()
        .bind(Bindings.when(status.costIsWholeProperty()).then((Tooltip) null).otherwise(partly));
    show(
        p95, p95, status.firstTokenP95Property(), v -> texts.now("status.p95", Format.duration(v)));
    state.addListener((p, old, now) -> paint(now));
    paint(state.get());
  }

  private String costKey() {
    return status.costIsWholeProperty().get() ? "status.cost" : "status.cost.atLeast";
  }

  Parent root() {
    return root;
  }

  /** What a figure means, and why it is not known while the backend is lost. */
  private void explain(Label figure, String key, String lost) {
    Tooltip hint = new Tooltip();
    hint.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.now(isLost() ? lost : key), state, texts.languageProperty()));
    figure.setTooltip(hint);
  }

  private boolean isLost() {
    return state.get() == HealthModel.State.DOWN;
  }

  /** A figure of this moment: of a backend that does not answer nobody knows it. */
  private <T> void rate(
      Label label,
      ObservableValue<@Nullable T> value,
      Function<T, String> words,
      Supplier<String> unknown) {
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  T now = value.getValue();
                  if (isLost()) {
                    return unknown.get();
                  }
                  return now == null ? "" : words.apply(now);
                },
                value,
                state,
                texts.languageProperty()));
    showWhenTold(label, label);
  }

  /** What lies in dead letters waits for somebody. */
  private void warnOfDeadLetters() {
    // The figures outlive the bar: they know a binding, and that weakly, but no listener of its.
    deadLetters
        .graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> someDeadLetters() ? Icons.of(Feather.ALERT_TRIANGLE) : null,
                status.deadLettersProperty(),
                state));
    deadLetters.graphicProperty().addListener((p, old, now) -> styleDeadLetters());
    styleDeadLetters();
  }

  private boolean someDeadLetters() {
    Long letters = status.deadLettersProperty().get();
    return !isLost() && letters != null && letters > 0;
  }

  private void styleDeadLetters() {
    deadLetters
        .getStyleClass()
        .setAll("label", someDeadLetters() ? "status-warning" : "status-figure");
  }

  private void paint(HealthModel.State now) {
    dot.getStyleClass().setAll("dot", HealthChip.styleOf(now));
  }

  private <T> void show(
      Label label,
      Node part,
      ObservableValue<@Nullable T> value,
      Function<T, String> words,
      Observable... more) {
    List<Observable> causes = new ArrayList<>(List.of(more));
    causes.add(value);
    causes.add(texts.languageProperty());
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  T now = value.getValue();
                  return now == null ? "" : words.apply(now);
                },
                causes.toArray(Observable[]::new)));
    showWhenTold(label, part);
  }

  private static void showWhenTold(Label label, Node part) {
    part.visibleProperty().bind(label.textProperty().isNotEmpty());
    part.managedProperty().bind(part.visibleProperty());
    label.setMinWidth(Label.USE_PREF_SIZE);
  }
}
