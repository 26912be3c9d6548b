package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;

/** Draws every shared control into {@code target/pictures}, to look at. */
@FxTest
final class ControlsPicturesTest {

  @ParameterizedTest
  @EnumSource(
      value = ThemeChoice.class,
      names = {"LIGHT", "DARK"})
  void drawsTheControlsOnTheGroundOfTheirScheme(ThemeChoice choice) throws Exception {
    var choices = Settings.inMemory().choice("theme", ThemeChoice.class, choice);
    Theme theme = Fx.call(() -> new Theme(choices));
    try {
      Scene scene = Fx.call(() -> new Scene(gallery()));
      Fx.run(() -> theme.install(scene));
      Fx.show(scene, 900, 900);
      Fx.settle();
      Path file =
          Path.of(
              "target", "pictures", "controls-" + choice.name().toLowerCase(Locale.ROOT) + ".png");
      Fx.run(() -> Snapshots.write(scene, file));

      assertThat(Files.size(file)).isPositive();
      Color ground = Fx.call(() -> scene.snapshot(null).getPixelReader().getColor(1, 1));
      assertThat(ground).isEqualTo(Color.web(choice == ThemeChoice.DARK ? "#0f131b" : "#f6f7f9"));
    } finally {
      Fx.run(theme::close);
    }
  }

  private static VBox gallery() {
    Texts texts = new Texts(Language.JAPANESE, "controls");
    VBox all = new VBox(12, buttons(), chips(texts), fields(), bars(), tabs(), split(), dialog());
    all.setStyle("-fx-padding: 16");
    return all;
  }

  private static FlowPane buttons() {
    Button primary = styled(new Button("Send"), "primary");
    Button disabled = new Button("Disabled");
    disabled.setDisable(true);
    MenuButton menu = new MenuButton("More", null, new MenuItem("Rename"), new MenuItem("Delete"));
    MenuButton quiet = new MenuButton("Act as user-42", null, new MenuItem("user-43"));
    quiet.getStyleClass().add("chip-menu");
    return row(
        primary,
        new Button("Stop"),
        styled(new Button("Ghost"), "ghost"),
        styled(new Button("Delete"), "destructive"),
        styled(new Button("trace"), "link"),
        disabled,
        menu,
        quiet,
        new CheckBox("Check"));
  }

  private static Button styled(Button button, String styleClass) {
    button.getStyleClass().add(styleClass);
    return button;
  }

  private static FlowPane chips(Texts texts) {
    FlowPane chips = row(new StockChip(texts, 37), new StockChip(texts, 0));
    for (Chip.Kind each : Chip.Kind.values()) {
      chips.getChildren().add(new Chip(each.name().toLowerCase(Locale.ROOT), each));
    }
    return chips;
  }

  private static FlowPane fields() {
    TextField prompt = new TextField();
    prompt.setPromptText("Search messages");
    TextArea area = new TextArea("料理漫画でおすすめを教えて。\n2\n3\n4\n5\n6\n7\n8");
    area.setPrefSize(300, 90);
    ComboBox<String> combo = new ComboBox<>();
    combo.getItems().addAll("ap-northeast-1", "us-east-1");
    combo.setValue("ap-northeast-1");
    return row(prompt, combo, area);
  }

  private static FlowPane bars() {
    FlowPane bars = row();
    double begin = 0;
    for (ModelColor each : ModelColor.values()) {
      ShareBar bar = new ShareBar();
      bar.show(begin, begin + 0.25, each.fill());
      begin += 0.25;
      bars.getChildren().addAll(Labels.of(each.name(), each.text()), bar);
    }
    return bars;
  }

  private static TabPane tabs() {
    TabPane tabs = new TabPane(new Tab("Why this answer"), new Tab("Frames"), new Tab("Prompt"));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setMinHeight(44);
    return tabs;
  }

  private static SplitPane split() {
    VBox tall = new VBox();
    for (int i = 0; i < 30; i++) {
      tall.getChildren().add(Labels.of("Line " + i));
    }
    ScrollPane scroll = new ScrollPane(tall);
    EmptyState empty =
        new EmptyState(
            Feather.MESSAGE_SQUARE,
            new SimpleStringProperty("No conversation"),
            new SimpleStringProperty("Ask something, and it stands here."),
            styled(new Button("New conversation"), "primary"));
    SplitPane split = new SplitPane(scroll, empty);
    split.setPrefHeight(220);
    return split;
  }

  private static DialogPane dialog() {
    DialogPane dialog = new DialogPane();
    dialog.setHeaderText("Delete this conversation?");
    dialog.setContentText("Its messages and their notes go with it.");
    dialog.getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
    return dialog;
  }

  private static FlowPane row(javafx.scene.Node... nodes) {
    return new FlowPane(8, 8, nodes);
  }
}
