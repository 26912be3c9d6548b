package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The line under an answer: who answered, how fast, for how much. */
final class FootRow extends Row {

  private final Texts texts;
  private final TranscriptActions actions;
  private final Supplier<FootButtons> buttons;
  private final BooleanSupplier figuresElsewhere;
  private @Nullable FootButtons made;

  /**
   * Under an answer.
   *
   * @param figuresElsewhere whether those of a finished one stand where this line need not repeat
   *     them
   */
  FootRow(
      TurnRow turn,
      Texts texts,
      TranscriptActions actions,
      Supplier<FootButtons> buttons,
      BooleanSupplier figuresElsewhere) {
    super(turn);
    this.texts = texts;
    this.actions = actions;
    this.buttons = buttons;
    this.figuresElsewhere = figuresElsewhere;
  }

  @Override
  double estimate(double width) {
    return 44;
  }

  @Override
  Region make() {
    FootButtons own = buttons.get();
    made = own;
    FootNode node = new FootNode(own);
    node.getStyleClass().add("answer-foot");
    fill(node);
    return node;
  }

  /** Shows the foot as it is now; a running clock changes it many times a second. */
  void refresh() {
    if (nodeIfMade() instanceof FootNode node) {
      fill(node);
    }
  }

  /** In the order of reading; the phase and its clock are where the total will stand. */
  private void fill(FootNode node) {
    AnswerFoot foot = turn().footProperty().get();
    List<Node> facts = new ArrayList<>();
    model(facts, foot);
    boolean whole = turn().stateProperty().get() == AnswerState.COMPLETE;
    if (!whole || !figuresElsewhere.getAsBoolean()) {
      figures(facts, foot);
    }
    origin(facts, foot.origin());
    choice(facts, foot);
    if (made != null) {
      made.show();
    }
    node.show(facts, foot.phase() == null);
  }

  private void figures(List<Node> facts, AnswerFoot foot) {
    time(facts, foot);
    var firstToken = foot.firstToken();
    if (firstToken != null) {
      facts.add(fact(texts.now("foot.firstToken", Format.duration(firstToken))));
    }
    tokens(facts, foot);
    money(facts, foot);
  }

  private void model(List<Node> facts, AnswerFoot foot) {
    String model = foot.model();
    if (model == null) {
      return;
    }
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", foot.colour().dot());
    Label name = Labels.of(model, "foot-model", "semi-bold", foot.colour().text());
    name.setGraphic(dot);
    name.setGraphicTextGap(5);
    facts.add(name);
    if (foot.offline()) {
      Chip chip = chip(texts.now("foot.offline"), Chip.Kind.PLAIN);
      chip.setTooltip(new Tooltip(texts.now("foot.offline.hint")));
      facts.add(chip);
    }
  }

  private void time(List<Node> facts, AnswerFoot foot) {
    AnswerState state = turn().stateProperty().get();
    AnswerPhase phase = foot.phase();
    var elapsed = foot.elapsed();
    String clock = elapsed == null ? "" : Format.duration(elapsed);
    if (phase != null) {
      facts.add(Labels.of(withClock(texts.now("phase." + phase.name()), clock), "foot-phase"));
    } else if (state == AnswerState.STREAMING || state == AnswerState.COMPLETE) {
      if (elapsed != null) {
        facts.add(fact(texts.now("foot.total", clock)));
      }
    } else {
      String words = withClock(texts.now("state." + state.name()), clock);
      facts.add(chip(words, kind(state)));
    }
  }

  private static String withClock(String word, String clock) {
    return clock.isEmpty() ? word : word + " · " + clock;
  }

  private static Chip.Kind kind(AnswerState state) {
    return switch (state) {
      case FAILED -> Chip.Kind.BAD;
      case BROKEN -> Chip.Kind.WARN;
      case STOPPED, STREAMING, COMPLETE -> Chip.Kind.PLAIN;
    };
  }

  private void tokens(List<Node> facts, AnswerFoot foot) {
    String in = Format.whole(foot.inputTokens());
    String out = Format.whole(foot.outputTokens());
    if (foot.inputTokens() > 0) {
      facts.add(fact(texts.now("foot.tokens", in, out)));
    } else if (foot.outputTokens() > 0) {
      facts.add(guess(foot, texts.now("foot.out", about(foot, out))));
    }
    if (foot.tokensPerSecond() > 0) {
      String rate = Format.whole(Math.round(foot.tokensPerSecond()));
      facts.add(guess(foot, texts.now("foot.rate", about(foot, rate))));
    }
  }

  private void money(List<Node> facts, AnswerFoot foot) {
    var cost = foot.costUsd();
    if (cost != null) {
      String sum = Format.dollarsPerAnswer(cost);
      String known = foot.estimated() ? texts.now("foot.output", about(foot, sum)) : sum;
      Label label = fact(foot.phase() == null ? known : texts.now("foot.soFar", known));
      explain(foot, label);
      facts.add(label);
    } else if (foot.phase() == null && foot.estimated()) {
      facts.add(fact(texts.now("foot.costUnknown")));
    }
  }

  private void origin(List<Node> facts, AnswerOrigin origin) {
    switch (origin) {
      case CHOSEN -> {}
      case CACHE -> facts.add(fact(texts.now("foot.cached")));
      case OTHER_MODEL, EARLIER, NOBODY -> {
        Chip chip = chip(texts.now("foot.origin." + origin.name()), Chip.Kind.WARN);
        chip.setTooltip(new Tooltip(texts.now("foot.origin." + origin.name() + ".hint")));
        facts.add(chip);
      }
    }
  }

  /** What chose the model, and the way to what the message went through. */
  private void choice(List<Node> facts, AnswerFoot foot) {
    FlagDecision flag = foot.flag();
    if (flag == null) {
      return;
    }
    Label decided = fact(words(flag));
    decided.setTooltip(new Tooltip(texts.now("foot.flag.hint", flag.name(), flag.reason())));
    facts.add(decided);
    Button trace = new Button(texts.now("foot.trace"), Icons.of(Feather.ARROW_UP_RIGHT));
    trace.getStyleClass().addAll("link", "foot-link");
    trace.setContentDisplay(ContentDisplay.RIGHT);
    trace.setAccessibleText(texts.now("foot.trace.name"));
    trace.setTooltip(new Tooltip(texts.now("foot.trace.name")));
    trace.setOnAction(event -> actions.trace(turn()));
    facts.add(trace);
  }

  /** A bucket had its say only where the flag splits. */
  private String words(FlagDecision flag) {
    return switch (flag.reason()) {
      case SPLIT, STATIC ->
          texts.now(
              flag.bucket() < flag.rolloutPercentage() ? "foot.bucket.in" : "foot.bucket.out",
              flag.bucket(),
              flag.rolloutPercentage());
      case DEFAULT, TARGETING_MATCH, DISABLED, OVERRIDDEN, ERROR ->
          texts.now("foot.flag." + flag.reason());
    };
  }

  /** A figure of which nobody told the truth yet says so. */
  private String about(AnswerFoot foot, String figure) {
    return foot.estimated() ? texts.now("foot.about", figure) : figure;
  }

  private Label guess(AnswerFoot foot, String text) {
    Label label = fact(text);
    explain(foot, label);
    return label;
  }

  private void explain(AnswerFoot foot, Label label) {
    if (foot.estimated()) {
      label.setTooltip(new Tooltip(texts.now("foot.estimated.hint")));
    }
  }

  private static Chip chip(String words, Chip.Kind kind) {
    Chip chip = new Chip(words, kind);
    chip.getStyleClass().add("foot-chip");
    return chip;
  }

  private static Label fact(String text) {
    Label label = Labels.of(text, "foot-fact");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
