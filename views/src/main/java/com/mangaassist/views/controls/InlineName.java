package com.mangaassist.views.controls;

import com.mangaassist.services.chat.SearchFold;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A name that is edited in its place: Enter takes what was typed, Esc leaves it as it was. */
public final class InlineName extends StackPane {

  private final Label label;
  private final MarkedLabel name;
  private final TextField field = new TextField();
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(this, "editing", false);
  private Consumer<String> onRenamed = name -> {};
  private @Nullable Node focusAfter;

  /**
   * Without a name.
   *
   * @param fieldName what the field is called by a screen reader
   * @param styleClasses of the label
   */
  public InlineName(ObservableValue<String> fieldName, String... styleClasses) {
    label = Labels.tooltipWhenCut(Labels.of("", styleClasses));
    getStyleClass().add("inline-name");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    name = new MarkedLabel(label);
    field.accessibleTextProperty().bind(fieldName);
    field.getStyleClass().add("inline-name-field");
    getChildren().setAll(name, field);
    show(false);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    field
        .focusedProperty()
        .addListener(
            (p, old, focused) -> {
              if (!focused) {
                end(true);
              }
            });
  }

  /** The name as it is shown. */
  public StringProperty nameProperty() {
    return label.textProperty();
  }

  @Override
  public double getBaselineOffset() {
    double height = Math.max(getHeight(), prefHeight(-1));
    return label.getBaselineOffset() + (height - label.prefHeight(-1)) / 2;
  }

  /** Lets a long name have so many lines. */
  public void setLines(int most) {
    name.setLines(most);
  }

  /** Where the name has what was searched for. */
  public void mark(List<SearchFold.Hit> hits) {
    name.mark(hits);
  }

  /** Called with another name that was typed. */
  public void setOnRenamed(Consumer<String> renamed) {
    onRenamed = renamed;
  }

  /** Whether it is being edited. */
  public ReadOnlyBooleanProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  /**
   * Begins to edit.
   *
   * @param after gets the focus afterwards
   */
  public void edit(Node after) {
    focusAfter = after;
    field.setText(plain());
    show(true);
    editing.set(true);
    field.requestFocus();
    field.selectAll();
  }

  /** Leaves the name as it was. */
  public void cancel() {
    end(false);
  }

  /** Without the break that a row puts into it. */
  private String plain() {
    return label.getText().replace("\n", "");
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> finish(true);
      case ESCAPE -> finish(false);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void finish(boolean take) {
    Node after = focusAfter;
    end(take);
    if (after != null) {
      after.requestFocus();
    }
  }

  private void end(boolean take) {
    if (!editing.get()) {
      return;
    }
    editing.set(false);
    focusAfter = null;
    String typed = field.getText().strip();
    boolean renamed = take && !typed.isEmpty() && !typed.equals(plain());
    show(false);
    if (renamed) {
      onRenamed.accept(typed);
    }
  }

  private void show(boolean edits) {
    name.setVisible(!edits);
    field.setVisible(edits);
    field.setManaged(edits);
  }
}
