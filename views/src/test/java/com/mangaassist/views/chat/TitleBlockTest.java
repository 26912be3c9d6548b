package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The title above the transcript and what stands with it. */
@FxTest
final class TitleBlockTest {

  private static final String LONG = "料理漫画でおすすめを教えて。完結済み";

  @Test
  void aShortTitleHasItsCustomerBesideIt() {
    try (ChatWindow window = titled("Alpha", 1440)) {
      Bounds title = place(window, ".chat-name");
      Bounds whose = place(window, ".whose");
      assertThat(whose.getMinX()).isEqualTo(title.getMaxX() + 8);
      assertThat(whose.getMinY()).isLessThan(title.getMaxY());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1440, 1024})
  void aLongTitleHasTheWidthToItselfAndIsWhole(double width) {
    try (ChatWindow window = titled(LONG, width)) {
      Label title = window.find(".chat-name", Label.class);
      assertThat(Fx.call(title::isTextTruncated)).as("cut at %s", width).isFalse();
      Bounds whose = place(window, ".whose");
      Bounds name = place(window, ".chat-name");
      assertThat(whose.getMinY() >= name.getMaxY() || whose.getMinX() >= name.getMaxX()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do you have One Piece, and how many volumes are there?",
        "料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな"
      })
  void beyondOneLineATitleHasASecondAndTheHeaderItsHeight(String longer) {
    try (ChatWindow window = titled(longer, 1024)) {
      window.press(javafx.scene.input.KeyCode.I, javafx.scene.input.KeyCode.CONTROL);
      Label title = window.find(".chat-name", Label.class);
      Bounds name = place(window, ".chat-name");
      Bounds whose = place(window, ".whose");
      Bounds header = place(window, "#chat-header");
      assertThat(Fx.call(title::isTextTruncated)).as("cut at %s", name).isFalse();
      assertThat(name.getHeight()).isGreaterThan(1.8 * Fx.call(() -> title.prefHeight(-1)));
      assertThat(header.getHeight()).isEqualTo(56);
      assertThat(name.getMinY()).isGreaterThanOrEqualTo(header.getMinY());
      assertThat(whose.getMinY()).isGreaterThanOrEqualTo(name.getMaxY());
      assertThat(whose.getMaxY()).isLessThanOrEqualTo(header.getMaxY());
    }
  }

  @Test
  void aNewConversationIsCalledByItsFirstSentenceAtOnce() {
    try (ChatWindow window = new ChatWindow(new ChatFixture(), 1440, 640)) {
      window.write("料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな");
      assertThat(window.find(".chat-name", Label.class).getText()).isEqualTo("料理漫画でおすすめを教えて");
    }
  }

  @Test
  void inANarrowPaneTheButtonsAreIconsWithNames() {
    try (ChatWindow window = titled("Alpha", 1024)) {
      window.press(javafx.scene.input.KeyCode.I, javafx.scene.input.KeyCode.CONTROL);
      Button compare = window.find("#compare", Button.class);
      assertThat(Fx.call(compare::getWidth)).isEqualTo(32);
      assertThat(compare.getAccessibleText()).isEqualTo("Send the next message to two models");
      assertThat(compare.getTooltip().getText()).startsWith(compare.getAccessibleText());
    }
  }

  @Test
  void inANarrowInspectorAModelsNameIsWhole() {
    try (ChatWindow window = titled("Alpha", 1024)) {
      window.press(javafx.scene.input.KeyCode.I, javafx.scene.input.KeyCode.CONTROL);
      Fx.run(
          () ->
              window
                  .fixture
                  .texts
                  .languageProperty()
                  .set(com.mangaassist.views.texts.Language.JAPANESE));
      ChatWindow.settle();
      assertThat(
              Fx.call(
                  () ->
                      window.find("#which-model", Node.class).lookupAll(".label").stream()
                          .map(Label.class::cast)
                          .filter(each -> each.isVisible() && each.isTextTruncated())
                          .map(Label::getText)
                          .toList()))
          .isEmpty();
      assertThat(place(window, "#which-model .small-chip").getMaxY())
          .isLessThanOrEqualTo(place(window, "#explanation").getMinY());
    }
  }

  private static ChatWindow titled(String title, double width) {
    ChatFixture fixture = new ChatFixture();
    fixture.conversations.add(
        ChatFixture.summary("a", title, "Words", java.time.Duration.ofMinutes(5)),
        ChatFixture.complete("Do you have Akira?", "Yes, we do."));
    ChatWindow window = new ChatWindow(fixture, width, 640);
    Fx.run(() -> window.list().getSelectionModel().select(0));
    ChatWindow.settle();
    window.write("Hello");
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
    return window;
  }

  private static Bounds place(ChatWindow window, String selector) {
    Node node = window.find(selector, Node.class);
    return Fx.call(() -> node.localToScene(node.getLayoutBounds()));
  }
}
