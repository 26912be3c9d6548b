package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The line at the bottom: only what was measured. */
final class StatusBarController {

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
    show(cost, cost, status.costTodayProperty(), v -> texts.now("status.cost", Format.dollars(v)));
    show(
        p95, p95, status.firstTokenP95Property(), v -> texts.now("status.p95", Format.duration(v)));
    state.addListener((p, old, now) -> paint(now));
    paint(state.get());
  }

  Parent root() {
    return root;
  }

  private void paint(HealthModel.State now) {
    dot.getStyleClass().setAll("dot", HealthChip.styleOf(now));
  }

  private <T> void show(
      Label label, Node part, ObservableValue<@Nullable T> value, Function<T, String> words) {
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  T now = value.getValue();
                  return now == null ? "" : words.apply(now);
                },
                value,
                texts.languageProperty()));
    part.visibleProperty().bind(label.textProperty().isNotEmpty());
    part.managedProperty().bind(part.visibleProperty());
    label.setMinWidth(Label.USE_PREF_SIZE);
  }
}
