package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.testing.ByHand;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FxTest
final class NoticeAreaTest {

  private static final Duration A_MOMENT = Duration.millis(1);

  private final ByHand clock = new ByHand();
  private final Notices notices = new Notices(clock);
  private final Texts texts = new Texts(Language.ENGLISH, "shell");
  private final NoticeArea area = Fx.call(() -> new NoticeArea(notices, texts));
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void show() {
    // The pointer of a new window without a display is at its top left: nothing stands there.
    StackPane beside = new StackPane(area);
    beside.setPadding(new Insets(8));
    Fx.show(beside, 500, 400);
  }

  @Test
  void saysWhatHappenedAndWhatToDo() {
    show(Notice.error("The disk is full", "Free some space."));

    assertThat(words()).containsExactly("The disk is full", "Free some space.");
    assertThat(card(0).getAccessibleText()).isEqualTo("Error: The disk is full Free some space.");
  }

  @Test
  void whatWasDoneLeavesByItselfAfterItsTime() {
    show(Notice.done("Copied"));

    pass(NoticeCard.STANDS.subtract(A_MOMENT));
    assertThat(words()).containsExactly("Copied");

    pass(A_MOMENT);
    assertThat(words()).isEmpty();
  }

  @Test
  void eachLeavesAfterItsOwnTimeWhateverComesMeanwhile() {
    show(Notice.done("First"));
    pass(Duration.seconds(2));
    show(Notice.done("Second"));

    pass(NoticeCard.STANDS.subtract(Duration.seconds(2)));
    assertThat(words()).containsExactly("Second");

    pass(Duration.seconds(2));
    assertThat(words()).isEmpty();
  }

  @Test
  void anErrorStaysUntilItIsDismissed() {
    show(Notice.error("The disk is full", "Free some space."));
    pass(Duration.hours(1));
    assertThat(words()).isNotEmpty();

    Fx.run(() -> buttons(0).getLast().fire());

    assertThat(words()).isEmpty();
  }

  @Test
  void staysWhileThePointerRestsOnIt() {
    show(Notice.done("Deleted", "Undo", () -> {}));

    Fx.point(card(0), MouseEvent.MOUSE_ENTERED);
    pass(Duration.minutes(1));
    assertThat(words()).containsExactly("Deleted");

    Fx.point(card(0), MouseEvent.MOUSE_EXITED);
    pass(NoticeCard.STANDS);
    assertThat(words()).isEmpty();
  }

  @Test
  void itsButtonActsOnceAndTakesItAway() {
    show(Notice.done("Deleted", "Undo", () -> done.add("undone")));

    Fx.run(() -> buttons(0).getFirst().fire());

    assertThat(done).containsExactly("undone");
    assertThat(words()).isEmpty();
    pass(NoticeCard.STANDS);
    assertThat(done).containsExactly("undone");
  }

  @Test
  void theOldestGivesWayWhenThereAreTooMany() {
    for (int i = 1; i <= Notices.MOST + 1; i++) {
      show(Notice.done("Done " + i));
    }

    assertThat(words()).containsExactly("Done 2", "Done 3", "Done 4");
  }

  @Test
  void theSameMessageStandsOnceAndItsTimeBeginsAnew() {
    show(Notice.done("Copied"));
    pass(NoticeCard.STANDS.subtract(A_MOMENT));

    show(Notice.done("Copied"));
    pass(A_MOMENT);

    assertThat(words()).containsExactly("Copied");
  }

  @Test
  void theWayToDismissItIsNamedInTheLanguageOfNow() {
    show(Notice.done("Copied"));

    Fx.run(() -> texts.languageProperty().set(Language.JAPANESE));

    assertThat(buttons(0).getLast().getAccessibleText()).isEqualTo("閉じる");
  }

  private void show(Notice notice) {
    Fx.run(() -> notices.show(notice));
  }

  private void pass(Duration time) {
    Fx.run(() -> clock.pass(time));
  }

  private Node card(int index) {
    return Fx.call(() -> area.getChildren().get(index));
  }

  private List<Button> buttons(int index) {
    return all(card(index), ".button").stream().map(Button.class::cast).toList();
  }

  private List<String> words() {
    return all(area, ".notice-words > .label").stream()
        .map(each -> ((Label) each).getText())
        .toList();
  }

  private static List<Node> all(Node within, String selector) {
    return Fx.call(() -> List.copyOf(within.lookupAll(selector)));
  }
}
