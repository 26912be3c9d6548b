package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.HealthModel.State;
import com.mangaassist.views.texts.Texts;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The profile in use and how its parts are: a word, a colour and a shape. */
final class HealthChip extends Chip {

  private final Texts texts;
  private final HealthModel health;
  // Bindings hold their listeners weakly: this field keeps the state alive as long as the chip.
  private final ObjectBinding<State> state;

  HealthChip(Texts texts, HealthModel health) {
    this.texts = texts;
    this.health = health;
    Region dot = new Region();
    setGraphic(dot);
    setMinWidth(Label.USE_PREF_SIZE);
    StringBinding words =
        Bindings.createStringBinding(
            this::words,
            health.partsProperty(),
            health.profileProperty(),
            texts.languageProperty());
    textProperty().bind(words);
    state = Bindings.createObjectBinding(health::overall, health.partsProperty());
    state.addListener((p, old, now) -> paint(dot, now));
    paint(dot, state.get());
    Tooltip details = new Tooltip();
    details
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::details, health.partsProperty(), texts.languageProperty()));
    setTooltip(details);
    accessibleTextProperty().bind(words);
    accessibleHelpProperty().bind(details.textProperty());
  }

  private String words() {
    String profile = health.profileProperty().get();
    return switch (health.overall()) {
      case STARTING -> texts.now("health.starting", profile);
      case HEALTHY -> texts.now("health.healthy", profile);
      case DEGRADED ->
          texts.now(
              "health.degraded", profile, health.healthy(), health.partsProperty().get().size());
      case DOWN -> texts.now("health.down", profile);
    };
  }

  private String details() {
    return health.partsProperty().get().isEmpty()
        ? words()
        : health.partsProperty().get().stream().map(this::detail).collect(Collectors.joining("\n"));
  }

  private String detail(PartHealth part) {
    HealthWords words = new HealthWords(texts);
    String line =
        texts.now(
            "health.part", words.name(part.name()), texts.now("health.state." + part.state()));
    return part.detail().isEmpty() ? line : line + " · " + words.detail(part.detail());
  }

  private void paint(Region dot, State now) {
    setKind(
        switch (now) {
          case STARTING -> Kind.PLAIN;
          case HEALTHY -> Kind.OK;
          case DEGRADED -> Kind.WARN;
          case DOWN -> Kind.BAD;
        });
    dot.getStyleClass().setAll("dot", styleOf(now));
  }

  /** The class of a dot that says the same as the word. */
  static String styleOf(State state) {
    return switch (state) {
      case STARTING -> "dot-grey";
      case HEALTHY -> "dot-ok";
      case DEGRADED -> "dot-warn";
      case DOWN -> "dot-bad";
    };
  }
}
