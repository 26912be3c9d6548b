package com.mangaassist.views.chat;

import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The frames of the open conversation as they went over the wire. */
final class FramesController {

  private final ChatContext context;
  private final Texts texts;
  private final ReadOnlyObjectProperty<TalkViewModel> current;
  private final Region root;

  @FXML private StackPane place;
  @FXML private SplitPane split;
  @FXML private Label dropped;
  @FXML private ListView<WireFrame> list;
  @FXML private Label what;
  @FXML private Button copy;
  @FXML private TextArea json;

  FramesController(ChatContext context, ReadOnlyObjectProperty<TalkViewModel> current) {
    this.context = context;
    this.texts = context.texts();
    this.current = current;
    root = Fxml.load(this, "Frames", StackPane.class);
  }

  @FXML
  void initialize() {
    list.setFixedCellSize(FrameCell.HEIGHT);
    list.setCellFactory(l -> new FrameCell(texts, context.zone()));
    list.accessibleTextProperty().bind(texts.get("frames"));
    list.itemsProperty().bind(current.map(talk -> talk.frames().frames()));
    ObservableValue<Number> gone = current.flatMap(talk -> talk.frames().droppedProperty());
    dropped
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.count("frames.dropped", gone.getValue().longValue()),
                gone,
                texts.languageProperty()));
    dropped.visibleProperty().bind(gone.map(count -> count.longValue() > 0));
    dropped.managedProperty().bind(dropped.visibleProperty());
    ObservableValue<@Nullable WireFrame> chosen = list.getSelectionModel().selectedItemProperty();
    chosen.addListener((p, old, now) -> show(now));
    what.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> title(chosen.getValue()), chosen, texts.languageProperty()));
    json.accessibleTextProperty().bind(texts.get("frames.json"));
    copy.textProperty().bind(texts.get("frames.copy"));
    copy.setGraphic(Icons.of(Feather.COPY));
    copy.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    copy.setOnAction(e -> copy(chosen.getValue()));
    EmptyState none =
        new EmptyState(Feather.LIST, texts.get("frames.none"), texts.get("frames.none.text"));
    ObservableValue<Boolean> empty =
        current.flatMap(talk -> Bindings.isEmpty(talk.frames().frames()));
    none.visibleProperty().bind(empty);
    split.visibleProperty().bind(empty.map(each -> !each));
    place.getChildren().add(none);
  }

  Region root() {
    return root;
  }

  private String title(@Nullable WireFrame frame) {
    return frame == null
        ? texts.now("frames.choose")
        : frame.type() + " · " + texts.now("frames.bytes", Format.whole(frame.bytes()));
  }

  private void show(@Nullable WireFrame frame) {
    json.setText(frame == null ? "" : pretty(frame.raw()));
  }

  private static String pretty(String raw) {
    try {
      return Json.writePretty(Json.parse(raw));
    } catch (MalformedJsonException e) {
      // Shown as it came.
      return raw;
    }
  }

  private static void copy(@Nullable WireFrame frame) {
    if (frame != null) {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, frame.raw()));
    }
  }
}
