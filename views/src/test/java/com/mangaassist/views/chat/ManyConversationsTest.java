package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.time.Duration;
import java.util.stream.IntStream;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three hundred conversations in the list. */
@FxTest
final class ManyConversationsTest {

  private static final int MANY = 300;

  private final ChatFixture fixture = filled();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  private static ChatFixture filled() {
    ChatFixture made = new ChatFixture();
    IntStream.range(0, MANY)
        .forEach(
            i ->
                made.conversations.add(
                    ChatFixture.summary(
                        "s-" + i, "Conversation " + i, "Words", Duration.ofMinutes(i)),
                    ChatFixture.complete(i % 3 == 0 ? "Anything by Tezuka?" : "Hello", "Yes.")));
    return made;
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void onlyThoseInSightHaveCellsWhereverOneIs() {
    assertThat(cells()).isBetween(5L, 30L);
    toTheEnd();
    assertThat(rows()).isEqualTo(MANY);
    assertThat(window.words("#conversations")).contains("Conversation 299");
    assertThat(cells()).isBetween(5L, 30L);
  }

  @Test
  void aSearchFindsThoseThatAreFarDownAndTheListComesBackWhole() {
    search("Conversation 287");
    assertThat(window.words("#conversations")).contains("Conversation 287");
    assertThat(rows()).isOne();

    search("Tezuka");
    toTheEnd();
    assertThat(rows()).isEqualTo(MANY / 3);
    assertThat(cells()).isBetween(5L, 30L);

    search("");
    toTheEnd();
    assertThat(rows()).isEqualTo(MANY);
  }

  @Test
  void oneThatWasFoundIsOpenedAndStaysOpenInTheWholeList() {
    search("Conversation 287");
    window.press(KeyCode.ENTER);
    window.press(KeyCode.ENTER);
    window.write("Hello again");
    assertThat(fixture.chat.sent().getLast().sessionId()).isEqualTo("s-287");
  }

  private void search(String text) {
    window.press(KeyCode.F, KeyCode.CONTROL);
    window.press(KeyCode.ESCAPE);
    Fx.type(window.scene(), text);
    window.pass(Duration.ofMillis(200));
  }

  /** Down to the last row until there is no more. */
  private void toTheEnd() {
    int before;
    do {
      before = rows();
      Fx.run(() -> window.list().scrollTo(window.list().getItems().size() - 1));
      ChatWindow.settle();
    } while (rows() > before);
  }

  private int rows() {
    return Fx.call(() -> window.list().getItems().size());
  }

  private long cells() {
    return Fx.call(
        () ->
            window.list().lookupAll(".conversation-cell").stream()
                .filter(each -> !((IndexedCell<?>) each).isEmpty())
                .count());
  }
}
