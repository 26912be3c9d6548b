package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.views.controls.Categories;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Texts;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What the customer wrote, on the right. */
final class BubbleRow extends Row {

  private final Texts texts;
  private final TranscriptActions actions;
  private final ObservableBooleanValue busy;
  private final boolean first;

  BubbleRow(
      TurnRow turn,
      Texts texts,
      TranscriptActions actions,
      ObservableBooleanValue busy,
      boolean first) {
    super(turn);
    this.texts = texts;
    this.actions = actions;
    this.busy = busy;
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
    HBox below = new HBox(8);
    below.setAlignment(Pos.CENTER_RIGHT);
    if (verdict.severity() != Severity.NONE) {
      below.getChildren().add(badge(verdict));
    }
    if (turn().branchProperty().get().count() > 1) {
      below.getChildren().add(branches());
    }
    below.setManaged(!below.getChildren().isEmpty());
    RowButton edit =
        new RowButton(Feather.EDIT_2, texts.now("edit.name"), () -> actions.edit(turn()));
    edit.disableProperty().bind(busy);
    edit.getStyleClass().add("edit-message");
    BubbleNode node = new BubbleNode(bubble, below, edit);
    node.getStyleClass().add(first ? "first-turn" : "turn");
    return node;
  }

  /** Goes from one branch to the next. */
  private HBox branches() {
    BranchPlace place = turn().branchProperty().get();
    RowButton before = branch(Feather.CHEVRON_LEFT, "branch.previous", -1);
    before.setDisable(place.position() == 1);
    RowButton after = branch(Feather.CHEVRON_RIGHT, "branch.next", 1);
    after.setDisable(place.position() == place.count());
    Label which = Labels.of(place.position() + "/" + place.count(), "numeric", "branch-place");
    which.setAccessibleText(texts.now("branch.name", place.position(), place.count()));
    which.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(2, before, which, after);
    box.getStyleClass().add("branches");
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private RowButton branch(Feather icon, String key, int step) {
    RowButton button =
        new RowButton(icon, texts.now(key), () -> actions.switchBranch(turn(), step));
    button.getStyleClass().add(step < 0 ? "previous-branch" : "next-branch");
    return button;
  }

  private Label badge(ModerationVerdict verdict) {
    Severity severity = verdict.severity();
    Chip chip = new Chip("", severity.atLeast(Severity.HIGH) ? Chip.Kind.BAD : Chip.Kind.WARN);
    String categories =
        verdict.categories().stream()
            .map(each -> Categories.words(texts, each))
            .collect(Collectors.joining(", "));
    String word = texts.now("severity." + severity.name());
    String rated = categories.isEmpty() ? word : word + " · " + categories;
    chip.setText(texts.now("moderation.name", rated));
    return chip;
  }
}
