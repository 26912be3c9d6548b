package com.mangaassist.views.chat;

import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.texts.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The menus of the composer's chips. */
record ChoiceMenus(Texts texts, ChatViewModel pane) {

  void segment(MenuButton menu, ObservableValue<Segment> now) {
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.now("segment." + now.getValue()), now, texts.languageProperty()));
    menu.accessibleTextProperty().bind(texts.get("segment.name", menu.textProperty()));
    Map<Segment, RadioMenuItem> items = new LinkedHashMap<>();
    for (Segment each : Segment.values()) {
      RadioMenuItem item = new RadioMenuItem();
      item.textProperty().bind(texts.get("segment." + each));
      items.put(each, item);
    }
    fill(menu, items, now, pane::choose);
  }

  /**
   * The language of answers.
   *
   * @param level of {@link ChipFit}: where signs must do, the globe stands for the automatic one
   */
  void language(MenuButton menu, ReadOnlyIntegerProperty level) {
    var now = pane.choices().languageProperty();
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.now("language." + now.get()), now, texts.languageProperty()));
    menu.setGraphic(Icons.of(Feather.GLOBE));
    menu.accessibleTextProperty().bind(texts.get("language.name", menu.textProperty()));
    Map<AnswerLanguage, RadioMenuItem> items = new LinkedHashMap<>();
    for (AnswerLanguage each : AnswerLanguage.values()) {
      RadioMenuItem item = new RadioMenuItem();
      item.textProperty().bind(texts.get("language." + each));
      items.put(each, item);
    }
    fill(menu, items, now, now::set);
    BooleanBinding sign =
        level.greaterThanOrEqualTo(ChipFit.SIGNS).and(now.isEqualTo(AnswerLanguage.AUTOMATIC));
    menu.contentDisplayProperty()
        .bind(Bindings.when(sign).then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
    Tooltip name = new Tooltip();
    name.textProperty().bind(menu.accessibleTextProperty());
    menu.setTooltip(name);
  }

  /**
   * The model that is asked.
   *
   * @param level of {@link ChipFit}
   */
  void model(MenuButton menu, ReadOnlyIntegerProperty level) {
    Choices choices = pane.choices();
    var now = choices.modelIdProperty();
    StringBinding whole =
        Bindings.createStringBinding(
            () ->
                texts.now(
                    "model.chip",
                    choices.model().map(ModelSpec::name).orElse(texts.now("model.byFlag"))),
            now,
            texts.languageProperty());
    StringBinding value =
        Bindings.createStringBinding(
            () ->
                choices
                    .model()
                    .map(ModelSpec::name)
                    .orElse(
                        level.get() >= ChipFit.SIGNS
                            ? texts.now("model.byFlag.short")
                            : texts.now("model.byFlag")),
            now,
            level,
            texts.languageProperty());
    menu.textProperty()
        .bind(Bindings.when(level.isEqualTo(ChipFit.WHOLE)).then(whole).otherwise(value));
    menu.accessibleTextProperty().bind(whole);
    Map<String, RadioMenuItem> items = new LinkedHashMap<>();
    // All as graphics: a text of its own would stand in a column behind the names.
    Label byFlag = Labels.of("");
    byFlag.textProperty().bind(texts.get("model.byFlag.long"));
    items.put("", new RadioMenuItem("", byFlag));
    for (ModelSpec each : choices.models()) {
      items.put(each.modelId(), model(each));
    }
    fill(menu, items, now, now::set);
  }

  /**
   * One of the two models of a comparison.
   *
   * @param nameKey of the menu's name for a screen reader
   * @param level of {@link ChipFit}
   */
  void compared(
      MenuButton menu, StringProperty now, String nameKey, ReadOnlyIntegerProperty level) {
    Choices choices = pane.choices();
    StringBinding name =
        Bindings.createStringBinding(
            () ->
                choices.models().stream()
                    .filter(each -> each.modelId().equals(now.get()))
                    .map(ModelSpec::name)
                    .findFirst()
                    .orElse(now.get()),
            now);
    String maker = firstWord(choices.models());
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    level.get() >= ChipFit.SHORT && name.get().startsWith(maker)
                        ? name.get().substring(maker.length())
                        : name.get(),
                name,
                level));
    menu.accessibleTextProperty().bind(texts.get(nameKey, name));
    Map<String, RadioMenuItem> items = new LinkedHashMap<>();
    for (ModelSpec each : choices.models()) {
      items.put(each.modelId(), model(each));
    }
    fill(menu, items, now, now::set);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(menu.accessibleTextProperty());
    menu.setTooltip(whole);
  }

  /** With which the names of all models begin, and the space after it; else empty. */
  private static String firstWord(List<ModelSpec> models) {
    String first = models.isEmpty() ? "" : models.getFirst().name().replaceFirst(" .*", " ");
    return models.stream().allMatch(each -> each.name().startsWith(first)) ? first : "";
  }

  private RadioMenuItem model(ModelSpec model) {
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", ModelColor.of(model.modelId()).dot());
    HBox line = new HBox(8, dot, Labels.of(model.name()));
    line.setAlignment(Pos.CENTER_LEFT);
    if (pane.feet().isOffline(model.modelId())) {
      Chip chip = new Chip();
      chip.textProperty().bind(texts.get("offline"));
      chip.getStyleClass().add("small-chip");
      line.getChildren().add(chip);
    }
    line.setAccessibleText(model.name());
    return new RadioMenuItem("", line);
  }

  private static <T> void fill(
      MenuButton menu, Map<T, RadioMenuItem> items, ObservableValue<T> now, Consumer<T> choose) {
    ToggleGroup group = new ToggleGroup();
    items.forEach(
        (value, item) -> {
          item.setToggleGroup(group);
          item.setOnAction(e -> choose.accept(value));
        });
    menu.getItems().setAll(items.values());
    menu.setOnShowing(
        e -> items.forEach((value, item) -> item.setSelected(value.equals(now.getValue()))));
    Labels.tooltipWhenCut(menu);
  }
}
