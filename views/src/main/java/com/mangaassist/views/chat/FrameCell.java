package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Frames in the list: when the first came, which way, what, how long together. */
final class FrameCell extends ListCell<FrameRun> {

  static final double HEIGHT = 28;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final Texts texts;
  private final ZoneId zone;
  private final Label time = Labels.of("", "numeric", "muted");
  private final FontIcon direction = Icons.of(Feather.ARROW_DOWN_LEFT);
  private final Label type = Labels.tooltipWhenCut(Labels.of("", "payload"));
  private final Label size = Labels.of("", "numeric", "muted");
  private final HBox row = new HBox(8, time, direction, type, size);

  FrameCell(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("list-row", "frame-row");
    HBox.setHgrow(type, Priority.ALWAYS);
    type.setMaxWidth(Double.MAX_VALUE);
    time.setMinWidth(USE_PREF_SIZE);
    size.setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("frame-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable FrameRun run, boolean empty) {
    super.updateItem(run, empty);
    if (run == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    WireFrame frame = run.first();
    time.setText(TIME.format(frame.at().atZone(zone)));
    direction.setIconCode(frame.sent() ? Feather.ARROW_UP_RIGHT : Feather.ARROW_DOWN_LEFT);
    type.setText(run.name());
    size.setText(Format.whole(run.bytes()));
    setAccessibleText(
        String.join(
            ", ",
            run.name(),
            texts.now(frame.sent() ? "frames.sent" : "frames.received"),
            time.getText(),
            texts.now("frames.bytes", size.getText())));
    setGraphic(row);
  }
}
