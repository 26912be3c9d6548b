package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.SearchFold;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.views.controls.Ago;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.InlineName;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.MarkedLabel;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A conversation in the list: its title, and below it the last words, what moderation flagged and
 * the age. What a search found is marked in both.
 */
final class ConversationCell extends ListCell<ConversationSummary> {

  static final double HEIGHT = 68;

  private final Texts texts;
  private final Ago ago;
  private final ListViewModel list;
  private final Messages messages;
  private final InlineName title;
  private final Label age = Labels.of("", "muted", "secondary");
  private final MarkedLabel preview =
      new MarkedLabel(Labels.tooltipWhenCut(Labels.of("", "muted", "secondary")));
  private final Region dot = new Region();
  private final Label running = Labels.of("", "secondary", "answering-word");
  private final Chip severity = new Chip();
  private final Tooltip severityName = new Tooltip();
  private final ConversationRow row;

  ConversationCell(Texts texts, Ago ago, ChatViewModel pane) {
    this.texts = texts;
    this.ago = ago;
    this.list = pane.list();
    this.messages = pane.messages();
    title = new InlineName(texts.get("rename.name"), "strong");
    title.setLines(2);
    title.setOnRenamed(
        name -> {
          ConversationSummary shown = getItem();
          if (shown != null) {
            pane.keeping().rename(shown.sessionId(), name);
          }
        });
    title.editingProperty().addListener((p, old, now) -> list.hold(now));
    dot.getStyleClass().addAll("dot", "dot-answering");
    running.setGraphic(dot);
    running.setMinWidth(Region.USE_PREF_SIZE);
    severity.getStyleClass().add("small-chip");
    severity.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    severity.setTooltip(severityName);
    age.setMinWidth(Region.USE_PREF_SIZE);
    preview.setLines(2);
    row = new ConversationRow(title, preview, severity, List.of(age, running));
    getStyleClass().add("conversation-cell");
    // As wide as the list, not as its text.
    setPrefWidth(0);
  }

  /** Edits the title in its place. */
  void rename() {
    title.edit(getListView());
  }

  @Override
  protected void updateItem(@Nullable ConversationSummary item, boolean empty) {
    super.updateItem(item, empty);
    title.cancel();
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    int index = getIndex();
    // Cells are filled within a layout, and more rows are no matter for one.
    Platform.runLater(() -> list.reached(index));
    age.setText(ago.of(item.updatedAt()));
    String words = words(item);
    preview.textProperty().set(words);
    preview.mark(SearchFold.hits(words, list.found()));
    boolean answers = messages.answering().contains(item.sessionId());
    // In the place of the time, which is now anyway.
    show(running, answers);
    show(age, !answers);
    running.setText(texts.now("conversation.streaming"));
    show(severity, item.severity() != Severity.NONE);
    // The word alone leaves the last words their room; the whole is in the tooltip.
    severity.setText(texts.now("severity." + item.severity().name()));
    severityName.setText(texts.now("severity.name", severity.getText()));
    severity.setKind(item.severity().atLeast(Severity.HIGH) ? Chip.Kind.BAD : Chip.Kind.WARN);
    row.show(item.title(), list.found());
    setAccessibleText(accessible(item, answers));
    setGraphic(row);
  }

  /** The last words, or those that a search found; what only says the title again says nothing. */
  private String words(ConversationSummary item) {
    String words = item.preview().replace('\n', ' ');
    String said = words.replaceAll("^…|…$", "").strip();
    boolean again = item.title().startsWith(said) || said.startsWith(item.title());
    return again && !said.isEmpty()
        ? item.customerId() + " · " + texts.count("conversation.turns", item.turns())
        : words;
  }

  private String accessible(ConversationSummary item, boolean answers) {
    String name =
        texts.now(
            "conversation.name", item.title(), item.customerId(), age.getText(), item.preview());
    String flagged = item.severity() == Severity.NONE ? "" : ", " + severityName.getText();
    return name + flagged + (answers ? ", " + texts.now("conversation.answering") : "");
  }

  private static void show(Region part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }
}
