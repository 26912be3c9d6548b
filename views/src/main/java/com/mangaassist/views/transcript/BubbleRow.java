package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.texts.Texts;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What the customer wrote, on the right. */
final class BubbleRow extends Row {

  private final Texts texts;
  private final boolean first;

  BubbleRow(TurnRow turn, Texts texts, boolean first) {
    super(turn);
    this.texts = texts;
    this.first = first;
  }

  @Override
  double estimate(double width) {
    return 60 + TextEstimate.height(turn().message(), width * BubbleNode.SHARE, 20);
  }

  @Override
  Region make() {
    Label bubble = new Label(turn().message());
    bubble.getStyleClass().add("bubble");
    bubble.setAccessibleText(texts.now("you.name", turn().message()));
    ModerationVerdict verdict = turn().moderationProperty().get();
    BubbleNode node = new BubbleNode(bubble, badge(verdict));
    node.getStyleClass().add(first ? "first-turn" : "turn");
    return node;
  }

  private Label badge(ModerationVerdict verdict) {
    Severity severity = verdict.severity();
    Chip chip = new Chip("", severity.atLeast(Severity.HIGH) ? Chip.Kind.BAD : Chip.Kind.WARN);
    String categories =
        verdict.categories().stream()
            .map(each -> each.replace('_', ' '))
            .collect(Collectors.joining(", "));
    String word = texts.now("severity." + severity.name());
    String rated = categories.isEmpty() ? word : word + " · " + categories;
    chip.setText(texts.now("moderation.name", rated));
    chip.setVisible(severity != Severity.NONE);
    chip.setManaged(severity != Severity.NONE);
    return chip;
  }
}
