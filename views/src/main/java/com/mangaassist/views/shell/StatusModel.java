package com.mangaassist.views.shell;

import java.math.BigDecimal;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the status bar tells. Null is not yet measured, and is not shown.
 *
 * <p>The program fills it, on the JavaFX thread.
 */
public final class StatusModel {

  private final ObjectProperty<@Nullable String> address = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Long> messagesToday = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Long> messagesPerMinute = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Long> eventsPerMinute = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Long> deadLetters = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable BigDecimal> costToday = new SimpleObjectProperty<>();
  private final BooleanProperty costIsWhole = new SimpleBooleanProperty(true);
  private final ObjectProperty<@Nullable Duration> firstTokenP95 = new SimpleObjectProperty<>();

  /** Nothing is measured yet. */
  public StatusModel() {}

  /** Where the backend answers: 127.0.0.1:51234. */
  public ObjectProperty<@Nullable String> addressProperty() {
    return address;
  }

  /** Customers' messages since midnight of the machine's zone. */
  public ObjectProperty<@Nullable Long> messagesTodayProperty() {
    return messagesToday;
  }

  /** Those of the last 60 seconds. */
  public ObjectProperty<@Nullable Long> messagesPerMinuteProperty() {
    return messagesPerMinute;
  }

  /** Events that were put on the bus in the last 60 seconds. */
  public ObjectProperty<@Nullable Long> eventsPerMinuteProperty() {
    return eventsPerMinute;
  }

  /** Messages in the dead-letter queues. */
  public ObjectProperty<@Nullable Long> deadLettersProperty() {
    return deadLetters;
  }

  /** What their answers cost, in US dollars. */
  public ObjectProperty<@Nullable BigDecimal> costTodayProperty() {
    return costToday;
  }

  /** Whether that is all: false when answers ended before anybody told their cost. */
  public BooleanProperty costIsWholeProperty() {
    return costIsWhole;
  }

  /** The 95th percentile of the time to the first token, over the same answers. */
  public ObjectProperty<@Nullable Duration> firstTokenP95Property() {
    return firstTokenP95;
  }
}
