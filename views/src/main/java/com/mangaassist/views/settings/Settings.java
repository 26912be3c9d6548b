package com.mangaassist.views.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a person's choices: language, theme, sizes, splitters.
 *
 * <p>Each setting is a property; to change it is to save it. A key always has the same type; what
 * the file holds of another type is as if it were not there.
 */
public final class Settings implements AutoCloseable {

  private final Map<String, Object> values = new ConcurrentSkipListMap<>();
  private final Map<String, Property<?>> properties = new ConcurrentHashMap<>();
  private final @Nullable SettingsWriter writer;

  private Settings(@Nullable SettingsWriter writer) {
    this.writer = writer;
  }

  /**
   * Reads the file, or starts from the defaults when it is absent or spoilt; a spoilt one is kept
   * beside it as {@code settings.json.broken}.
   *
   * @param file where the settings are; its folder is made when it is first written
   * @param background where the file is written after a change
   */
  public static Settings open(Path file, Executor background) {
    Settings settings = new Settings(new SettingsWriter(file, background));
    settings.values.putAll(SettingsFile.read(file));
    return settings;
  }

  /** Remembers nothing beyond this object. */
  public static Settings inMemory() {
    return new Settings(null);
  }

  /** A text. */
  public StringProperty string(String key, String fallback) {
    return property(
        key, StringProperty.class, () -> new SimpleStringProperty(text(key, fallback)), v -> v);
  }

  /** A number. */
  public DoubleProperty number(String key, double fallback) {
    double first = values.get(key) instanceof Number number ? number.doubleValue() : fallback;
    return property(key, DoubleProperty.class, () -> new SimpleDoubleProperty(first), v -> v);
  }

  /** A yes or no. */
  public BooleanProperty flag(String key, boolean fallback) {
    boolean first = values.get(key) instanceof Boolean flag ? flag : fallback;
    return property(key, BooleanProperty.class, () -> new SimpleBooleanProperty(first), v -> v);
  }

  /** One of an enum's constants. */
  @SuppressWarnings("unchecked") // a key always has one type, so its property has that of the enum
  public <E extends Enum<E>> ObjectProperty<E> choice(String key, Class<E> type, E fallback) {
    String name = text(key, fallback.name());
    E first = fallback;
    for (E each : type.getEnumConstants()) {
      first = each.name().equals(name) ? each : first;
    }
    E chosen = first;
    return property(
        key,
        ObjectProperty.class,
        () -> new SimpleObjectProperty<>(chosen),
        value -> ((Enum<?>) value).name());
  }

  private String text(String key, String fallback) {
    return values.get(key) instanceof String text ? text : fallback;
  }

  private <P extends Property<?>> P property(
      String key, Class<P> type, Supplier<Property<?>> first, Function<Object, Object> toJson) {
    Property<?> property =
        properties.computeIfAbsent(
            key,
            ignored -> {
              Property<?> made = first.get();
              made.addListener((p, old, now) -> changed(key, now, toJson));
              return made;
            });
    return type.cast(property);
  }

  private void changed(String key, @Nullable Object value, Function<Object, Object> toJson) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, toJson.apply(value));
    }
    if (writer != null) {
      writer.changed(values);
    }
  }

  /** Writes what is not yet written. */
  @Override
  public void close() {
    if (writer != null) {
      writer.flush(values);
    }
  }

  /** The JSON type of a setting as an object; null for what no setting can be. */
  static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case NUMBER -> node.doubleValue();
      case BOOLEAN -> node.booleanValue();
      default -> null;
    };
  }
}
