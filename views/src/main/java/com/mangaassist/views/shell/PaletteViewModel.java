package com.mangaassist.views.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the palette shows for what was typed. On the JavaFX thread. */
final class PaletteViewModel {

  /** A line of the palette. */
  sealed interface Row {
    /** The name of a group; it cannot be chosen. */
    record Heading(PaletteCommand.Group group) implements Row {}

    /** Something to choose. */
    record Choice(PaletteCommand command) implements Row {}
  }

  private record Scored(PaletteCommand command, int score) {}

  private final List<PaletteSource> sources;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Row.@Nullable Choice> selected =
      new ReadOnlyObjectWrapper<>(this, "selected", null);
  private List<List<Scored>> found = List.of();
  private int round;
  private boolean gathering;

  PaletteViewModel(List<PaletteSource> sources) {
    this.sources = List.copyOf(sources);
    query.addListener((p, old, now) -> ask());
  }

  StringProperty queryProperty() {
    return query;
  }

  ObservableList<Row> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<Row.@Nullable Choice> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Starts afresh with an empty query. */
  void open() {
    query.set("");
    selected.set(null);
    ask();
  }

  /** Moves the selection among the choices, stopping at both ends. */
  void move(int by) {
    List<Row.Choice> choices = choices();
    if (choices.isEmpty()) {
      return;
    }
    int now = Math.max(0, choices.indexOf(selected.get()));
    selected.set(choices.get(Math.clamp(now + by, 0, choices.size() - 1)));
  }

  void select(Row.Choice choice) {
    selected.set(choice);
  }

  private List<Row.Choice> choices() {
    return rows.stream().filter(Row.Choice.class::isInstance).map(Row.Choice.class::cast).toList();
  }

  private void ask() {
    int mine = ++round;
    String asked = query.get();
    found = new ArrayList<>();
    // What answers at once is shown at once, so that the first of all is chosen.
    gathering = true;
    for (PaletteSource source : sources) {
      int place = found.size();
      found.add(List.of());
      source.find(asked, commands -> answered(mine, place, score(source, asked, commands)));
    }
    gathering = false;
    show();
  }

  private void answered(int theirRound, int place, List<Scored> commands) {
    if (theirRound == round) {
      found.set(place, commands);
      if (!gathering) {
        show();
      }
    }
  }

  private static List<Scored> score(
      PaletteSource source, String asked, List<PaletteCommand> commands) {
    List<Scored> scored = new ArrayList<>();
    for (PaletteCommand each : commands) {
      OptionalInt score =
          source.matchesByItself() ? OptionalInt.of(0) : FuzzyMatch.score(asked, each.title());
      score.ifPresent(value -> scored.add(new Scored(each, value)));
    }
    return scored;
  }

  private void show() {
    Map<PaletteCommand.Group, List<Scored>> groups = new EnumMap<>(PaletteCommand.Group.class);
    for (List<Scored> each : found) {
      each.forEach(
          one -> groups.computeIfAbsent(one.command().group(), g -> new ArrayList<>()).add(one));
    }
    List<Row> now = new ArrayList<>();
    groups.forEach(
        (group, commands) -> {
          now.add(new Row.Heading(group));
          commands.sort(Comparator.comparingInt(Scored::score).reversed());
          commands.forEach(one -> now.add(new Row.Choice(one.command())));
        });
    rows.setAll(now);
    List<Row.Choice> choices = choices();
    if (choices.isEmpty()) {
      selected.set(null);
    } else if (selected.get() == null || !choices.contains(selected.get())) {
      selected.set(choices.getFirst());
    }
  }
}
