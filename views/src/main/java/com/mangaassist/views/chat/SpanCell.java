package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A hop in the list of a trace. */
final class SpanCell extends ListCell<SpanTree.Line> {

  static final double HEIGHT = 24;

  private final SpanWords words;
  private final Supplier<@Nullable Trace> trace;
  private final Supplier<CriticalPath> path;
  private final DoubleSupplier names;
  private final SpanLine line = new SpanLine();

  /**
   * Of the trace that is shown.
   *
   * @param names the width that its longest name wants
   */
  SpanCell(
      SpanWords words,
      Supplier<@Nullable Trace> trace,
      Supplier<CriticalPath> path,
      DoubleSupplier names) {
    this.words = words;
    this.trace = trace;
    this.path = path;
    this.names = names;
    getStyleClass().add("span-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(SpanTree.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    Trace of = trace.get();
    if (item == null || empty || of == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    line.show(item, of, words, path.get().pieces(item.span()), names.getAsDouble());
    setAccessibleText(line.words());
    setGraphic(line);
  }
}
