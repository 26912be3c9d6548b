package com.mangaassist.views.texts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The texts of one pane, live: a binding changes when the language does.
 *
 * <p>They stand in {@code com/mangaassist/views/PANE/texts.properties} (English) and {@code
 * texts_ja.properties}, UTF-8. <code>{0}</code>, <code>{1}</code> … stand for arguments; quotes
 * mean nothing. A key that is missing is a programming error and throws.
 */
public final class Texts {

  private final ObjectProperty<Language> language;
  private final String pane;
  private final Map<Language, Map<String, String>> byLanguage;

  /** The texts of a pane in a language that {@link #languageProperty} can change. */
  public Texts(Language first, String pane) {
    this(new SimpleObjectProperty<>(first), pane);
  }

  private Texts(
      ObjectProperty<Language> language,
      String pane,
      Map<Language, Map<String, String>> byLanguage) {
    this.language = language;
    this.pane = pane;
    this.byLanguage = byLanguage;
  }

  private Texts(ObjectProperty<Language> language, String pane) {
    this.language = language;
    this.pane = pane;
    this.byLanguage = new EnumMap<>(Language.class);
    for (Language each : Language.values()) {
      byLanguage.put(each, TextFile.read(pane, each));
    }
  }

  /** The texts of another pane; both follow the same language. */
  public Texts in(String otherPane) {
    return otherPane.equals(pane) ? this : new Texts(language, otherPane);
  }

  /** The same texts in one language, whatever the program around them speaks. */
  public Texts only(Language one) {
    return new Texts(new SimpleObjectProperty<>(one), pane, byLanguage);
  }

  /** The language of all texts; set it to switch. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  public Locale locale() {
    return language.get().locale();
  }

  /** The text as it is now. */
  public String now(String key, Object... arguments) {
    String text = byLanguage.getOrDefault(language.get(), Map.of()).get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + pane);
    }
    return fill(text, arguments);
  }

  /**
   * The text as it changes.
   *
   * @param arguments values, or {@link ObservableValue}s that the text follows
   */
  public StringBinding get(String key, Object... arguments) {
    List<Observable> dependencies = new ArrayList<>();
    dependencies.add(language);
    for (Object argument : arguments) {
      if (argument instanceof Observable observable) {
        dependencies.add(observable);
      }
    }
    return Bindings.createStringBinding(
        () -> now(key, arguments), dependencies.toArray(Observable[]::new));
  }

  /**
   * A text that counts: {@code KEY.one} for 1, {@code KEY.other} for all other numbers; <code>{0}
   * </code> is the number with its grouping.
   */
  public String count(String key, long number) {
    return now(key + (number == 1 ? ".one" : ".other"), Format.whole(number));
  }

  private static String fill(String text, Object... arguments) {
    String filled = text;
    for (int i = 0; i < arguments.length; i++) {
      Object value =
          arguments[i] instanceof ObservableValue<?> live ? live.getValue() : arguments[i];
      filled = filled.replace("{" + i + "}", String.valueOf(value));
    }
    return filled;
  }
}
