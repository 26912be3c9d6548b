package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The panes at the left; icons only when it is collapsed. */
final class RailController {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double WIDE = 208;
  private static final double COLLAPSED = 56;

  private final Texts texts;
  private final ShellViewModel model;
  private final Shell shell;
  private final VBox root;

  @FXML private VBox rail;
  @FXML private VBox panes;
  @FXML private VBox below;

  RailController(Texts texts, ShellViewModel model, Shell shell) {
    this.texts = texts;
    this.model = model;
    this.shell = shell;
    root = Fxml.load(this, "Rail", VBox.class);
  }

  @FXML
  void initialize() {
    rail.setAccessibleRole(AccessibleRole.TOOL_BAR);
    rail.accessibleTextProperty().bind(texts.get("rail.name"));
    for (Pane pane : Pane.values()) {
      panes.getChildren().add(item(pane));
    }
    below.getChildren().addAll(help(), collapse());
    model.railCollapsedProperty().addListener((p, old, now) -> setWidth(now));
    setWidth(model.railCollapsedProperty().get());
  }

  Parent root() {
    return root;
  }

  private void setWidth(boolean collapsed) {
    double width = collapsed ? COLLAPSED : WIDE;
    rail.setMinWidth(width);
    rail.setPrefWidth(width);
    rail.setMaxWidth(width);
  }

  private RailItem item(Pane pane) {
    RailItem item =
        new RailItem(pane.icon(), pane.shortcut().shown(), model.railCollapsedProperty());
    item.setId("rail-" + pane.name());
    item.name(texts.get(pane.textKey()));
    item.hint(texts.get("rail.item.hint", texts.get(pane.textKey()), pane.shortcut().shown()));
    item.setOnAction(e -> shell.go(pane));
    model.paneProperty().addListener((p, old, now) -> select(item, now == pane));
    select(item, model.paneProperty().get() == pane);
    return item;
  }

  private static void select(RailItem item, boolean selected) {
    item.pseudoClassStateChanged(SELECTED, selected);
  }

  private RailItem help() {
    RailItem item =
        new RailItem(Feather.HELP_CIRCLE, Shortcut.HELP.shown(), model.railCollapsedProperty());
    item.setId("rail-help");
    item.name(texts.get("help"));
    item.hint(texts.get("rail.item.hint", texts.get("help"), Shortcut.HELP.shown()));
    item.setOnAction(e -> shell.openHelp());
    return item;
  }

  /** Gone where the window is too narrow for a choice: a control without an effect is none. */
  private RailItem collapse() {
    ObservableBooleanValue collapsed = model.railCollapsedProperty();
    RailItem item = new RailItem(Feather.SIDEBAR, "", collapsed);
    item.setId("rail-collapse");
    item.name(texts.get("rail.collapse"));
    String keys = Shortcut.TOGGLE_RAIL.shown();
    item.hint(
        Bindings.when(collapsed)
            .then(texts.get("rail.expand.hint", keys))
            .otherwise(texts.get("rail.collapse.hint", keys)));
    item.setOnAction(e -> shell.toggleRail());
    item.visibleProperty().bind(model.narrowProperty().not());
    item.managedProperty().bind(item.visibleProperty());
    return item;
  }
}
