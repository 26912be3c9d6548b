package com.mangaassist.views.tests;

import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.checks.Check;
import com.mangaassist.views.texts.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is expected: chosen where there are names for it, written otherwise. */
final class ExpectedValue extends StackPane {

  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  /** Of a box beside its words: padding and the arrow. */
  private static final double BESIDE = 44;

  /** What is written is seen for so many pixels at least. */
  private static final double WRITTEN = 96;

  private static final Font FACE = Font.font("Inter", 13);

  private final Texts texts;
  private final Map<String, String> models;
  private final TextField field = new TextField();
  private final ComboBox<String> choice = new ComboBox<>();
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");

  /**
   * As it stands.
   *
   * @param models names by their ids
   */
  ExpectedValue(Texts texts, Map<String, String> models, Check check, String first) {
    this.texts = texts;
    this.models = models;
    field.setText(first);
    field.setAccessibleText(texts.now("expectation.value"));
    choice.setAccessibleText(texts.now("expectation.value"));
    choice.setMaxWidth(Double.MAX_VALUE);
    for (Region each : List.of(field, choice)) {
      each.setPrefWidth(0);
      each.setMinWidth(0);
    }
    setMinWidth(0);
    setPrefWidth(0);
    getChildren().setAll(field, choice);
    field.textProperty().addListener((p, old, now) -> value.set(now));
    choice.valueProperty().addListener((p, old, now) -> value.set(now == null ? "" : now));
    value.set(first);
    ask(check);
  }

  ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** Asks for what this check compares. What was written stays where it can be. */
  void ask(Check check) {
    List<String> names = names(check);
    boolean chosen = !names.isEmpty();
    String before = value.get().strip();
    show(choice, chosen);
    show(field, !chosen);
    if (chosen) {
      choice.setConverter(words(check));
      choice.getItems().setAll(names);
      // A file may hold what is no name; it stays to be seen, and is a fault.
      choice.setValue(before);
    } else {
      field.setText(before);
    }
    value.set(before);
  }

  void markInvalid(boolean invalid) {
    field.pseudoClassStateChanged(INVALID, invalid);
    choice.pseudoClassStateChanged(INVALID, invalid);
  }

  /** How wide it would like to be to show all of a name. */
  double wanted() {
    return choice.isVisible() ? boxOf(choice.getConverter().toString(value.get())) : WRITTEN;
  }

  /** How wide a box is with these words. */
  static double boxOf(String words) {
    Text measure = new Text(words);
    measure.setFont(FACE);
    return Math.ceil(measure.getLayoutBounds().getWidth()) + BESIDE;
  }

  private List<String> names(Check check) {
    return switch (check) {
      case INTENT -> Arrays.stream(Intent.values()).map(Intent::wireName).toList();
      case SEVERITY -> Arrays.stream(Severity.values()).map(Severity::wireName).toList();
      case MODEL -> List.copyOf(models.keySet());
      case CONTAINS, MATCHES, PRODUCT, FIRST_TOKEN_UNDER, TOTAL_UNDER, COST_UNDER -> List.of();
    };
  }

  private StringConverter<String> words(Check check) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable String name) {
        return name == null ? "" : words(check, name);
      }

      @Override
      public String fromString(String words) {
        throw new UnsupportedOperationException("it is chosen, not written");
      }
    };
  }

  /**
   * A value for people: a model's name, that of an intent or a severity in the window's language.
   */
  String words(Check check, String value) {
    if (!names(check).contains(value)) {
      return value;
    }
    if (check == Check.MODEL) {
      return models.getOrDefault(value, value);
    }
    return texts.now((check == Check.INTENT ? "intent." : "severity.") + value);
  }

  private static void show(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
