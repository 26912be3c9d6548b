package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.texts.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One message: what happened, what to do, and a button when there is something to press. */
final class NoticeCard extends HBox {

  /** How long a message of something done stands, unless the pointer rests on it. */
  static final Duration STANDS = Duration.seconds(8);

  private Runnable callOff = () -> {};

  NoticeCard(Notice notice, Notices notices, Texts texts) {
    boolean error = notice.kind() == Notice.Kind.ERROR;
    getStyleClass().addAll("notice", error ? "notice-error" : "notice-done");
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty()
        .bind(
            texts
                .get(error ? "notice.error" : "notice.done")
                .concat(": " + notice.what() + " " + notice.next()));
    FontIcon icon = Icons.of(error ? Feather.ALERT_CIRCLE : Feather.CHECK_CIRCLE);
    Label what = Labels.of(notice.what(), "strong");
    what.setWrapText(true);
    VBox words = new VBox(what);
    words.getStyleClass().add("notice-words");
    if (!notice.next().isEmpty()) {
      Label next = Labels.of(notice.next(), "muted");
      next.setWrapText(true);
      words.getChildren().add(next);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(icon, words);
    String actionName = notice.actionName();
    if (actionName != null) {
      Button action = new Button(actionName);
      action.setMinWidth(USE_PREF_SIZE);
      action.setOnAction(
          e -> {
            notices.dismiss(notice);
            notice.action().run();
          });
      getChildren().add(action);
    }
    Button dismiss = new Button("", Icons.of(Feather.X));
    dismiss.getStyleClass().addAll("ghost", "square");
    dismiss.accessibleTextProperty().bind(texts.get("notice.dismiss"));
    dismiss.setOnAction(e -> notices.dismiss(notice));
    getChildren().add(dismiss);
    if (!error) {
      leaveAfterAWhile(notice, notices);
    }
  }

  private void leaveAfterAWhile(Notice notice, Notices notices) {
    waitFor(notice, notices);
    setOnMouseEntered(e -> callOff.run());
    setOnMouseExited(e -> waitFor(notice, notices));
    sceneProperty()
        .addListener(
            (p, old, now) -> {
              if (now == null) {
                callOff.run();
              }
            });
  }

  private void waitFor(Notice notice, Notices notices) {
    callOff.run();
    callOff = notices.later().after(STANDS, () -> notices.dismiss(notice));
  }
}
