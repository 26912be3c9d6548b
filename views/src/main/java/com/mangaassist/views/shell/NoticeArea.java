package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.texts.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.layout.AnchorPane;
import javafx.scene.layout.VBox;

/** The messages over the panes, at the bottom right. */
final class NoticeArea extends VBox {

  private final Notices notices;
  private final Texts texts;
  private final Map<Notice, NoticeCard> cards = new HashMap<>();
  private final ListChangeListener<Notice> onChange = change -> draw();

  NoticeArea(Notices notices, Texts texts) {
    this.notices = notices;
    this.texts = texts;
    getStyleClass().add("notices");
    setPickOnBounds(false);
    AnchorPane.setRightAnchor(this, 16.0);
    AnchorPane.setBottomAnchor(this, 44.0);
    // The messages may outlive the window.
    notices.standing().addListener(new WeakListChangeListener<>(onChange));
    draw();
  }

  /** Leaves the cards that stay where they are: one that is taken out stops its time. */
  private void draw() {
    List<Notice> now = notices.standing();
    cards.keySet().retainAll(now);
    getChildren().retainAll(cards.values());
    for (Notice each : now) {
      if (!cards.containsKey(each)) {
        NoticeCard card = card(each);
        cards.put(each, card);
        getChildren().add(card);
      }
    }
  }

  private NoticeCard card(Notice notice) {
    return new NoticeCard(notice, notices, texts);
  }
}
