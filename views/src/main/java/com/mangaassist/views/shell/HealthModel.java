package com.mangaassist.views.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How the parts of the backend are. The program fills it, on the JavaFX thread. */
public final class HealthModel {

  /** How one part, or all of them together, are. */
  public enum State {
    STARTING,
    HEALTHY,
    DEGRADED,
    DOWN
  }

  /**
   * One part.
   *
   * @param name for people: Gateway, Bedrock stand-in
   * @param detail why it is not healthy, else empty
   */
  public record PartHealth(String name, State state, String detail) {}

  private final StringProperty profile = new SimpleStringProperty(this, "profile", "");
  private final ReadOnlyObjectWrapper<List<PartHealth>> parts =
      new ReadOnlyObjectWrapper<>(this, "parts", List.of());

  /** Nothing is known yet. */
  public HealthModel() {}

  /** The name of the connection profile in use. */
  public StringProperty profileProperty() {
    return profile;
  }

  /** The parts; none while nothing is known. */
  public ReadOnlyObjectProperty<List<PartHealth>> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  /** Says how all parts are now. */
  public void report(List<PartHealth> now) {
    parts.set(List.copyOf(now));
  }

  /** All parts together: down when all are, degraded when some are not healthy. */
  public State overall() {
    List<PartHealth> now = parts.get();
    if (now.isEmpty()) {
      return State.STARTING;
    }
    if (now.stream().allMatch(each -> each.state() == State.DOWN)) {
      return State.DOWN;
    }
    if (now.stream().anyMatch(each -> bad(each.state()))) {
      return State.DEGRADED;
    }
    return now.stream().anyMatch(each -> each.state() == State.STARTING)
        ? State.STARTING
        : State.HEALTHY;
  }

  /** How many parts are healthy. */
  public long healthy() {
    return parts.get().stream().filter(each -> each.state() == State.HEALTHY).count();
  }

  private static boolean bad(State state) {
    return state == State.DEGRADED || state == State.DOWN;
  }
}
