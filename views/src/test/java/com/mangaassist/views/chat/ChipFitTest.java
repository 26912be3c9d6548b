package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The composer's chips beside its buttons, and how high small things are. */
@FxTest
final class ChipFitTest {

  private static final List<String> CHIPS = List.of("#act-as", "#segment", "#language", "#model");

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, 1440, true",
    "JAPANESE, 1440, true",
    "ENGLISH, 1024, true",
    "JAPANESE, 1024, true",
    "ENGLISH, 1024, false",
    "JAPANESE, 1024, false"
  })
  void chipsAndButtonsStandInOneLineAndNoneIsCut(
      Language language, double width, boolean inspector) {
    try (ChatWindow window = window(language, width, inspector)) {
      Bounds first = place(window, CHIPS.getFirst());
      for (String each : CHIPS) {
        assertThat(place(window, each).getMinY()).as(each).isEqualTo(first.getMinY());
        assertThat(place(window, each).getHeight()).as(each).isEqualTo(24);
        assertThat(Fx.call(window.find(each, Labeled.class)::isTextTruncated)).as(each).isFalse();
      }
      Bounds stop = place(window, "#stop");
      assertThat(place(window, CHIPS.getLast()).getMaxX()).isLessThanOrEqualTo(stop.getMinX());
      assertThat(stop.getMaxX()).isLessThanOrEqualTo(place(window, "#send").getMinX());
      assertThat(stop.getHeight()).isEqualTo(32);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void twoModelsAreChosenInOneLineBesideTheInspector(Language language) {
    try (ChatWindow window = window(language, 1440, true)) {
      window.press(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
      assertThat(place(window, "#compare-right").getMinY())
          .isEqualTo(place(window, "#act-as").getMinY());
      MenuButton right = window.find("#compare-right", MenuButton.class);
      assertThat(Fx.call(right::isTextTruncated)).isFalse();
      assertThat(right.getTooltip().getText()).endsWith("Claude 3 Sonnet");
    }
  }

  @Test
  void whereThereIsRoomTheChipsSayAll() {
    try (ChatWindow window = window(Language.ENGLISH, 1440, true)) {
      assertThat(window.find("#act-as", Button.class).getText()).isEqualTo("Act as user-42");
      assertThat(window.find("#model", MenuButton.class).getText()).isEqualTo("Model: by flag");
    }
  }

  @Test
  void whatAChipLeavesOutAScreenReaderIsStillTold() {
    try (ChatWindow window = window(Language.ENGLISH, 1024, true)) {
      Button customer = window.find("#act-as", Button.class);
      MenuButton model = window.find("#model", MenuButton.class);
      assertThat(customer.getText()).isEqualTo("user-42");
      assertThat(customer.getAccessibleText()).isEqualTo("Act as user-42");
      assertThat(model.getText()).isEqualTo("by flag");
      assertThat(model.getAccessibleText()).isEqualTo("Model: by flag");
      assertThat(window.find("#language", MenuButton.class).getTooltip().getText())
          .isEqualTo("Language of the answer: auto");
      assertThat(window.find("#stop", Button.class).getTooltip().getText())
          .startsWith("Stop the answer");
      window.press(KeyCode.I, KeyCode.CONTROL);
      assertThat(customer.getText()).isEqualTo("Act as user-42");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void rowsOfFramesAreAsHighAsTheirTextAndSmallChipsLower(Language language) {
    try (ChatWindow window = window(language, 1440, true)) {
      window.write("Hello");
      window.says(
          new ServerFrame.Status(Phase.STREAMING, "c"),
          new ServerFrame.Token(0, "漢字 and words"),
          new ServerFrame.Done(ChatFixture.answer(List.of())));
      assertThat(place(window, "#chat-header .whose").getHeight()).isEqualTo(18);
      Fx.run(() -> window.find("#inspector", TabPane.class).getSelectionModel().select(2));
      ChatWindow.settle();
      List<Bounds> rows =
          Fx.call(
              () ->
                  window.find("#frames", ListView.class).lookupAll(".frame-row").stream()
                      .filter(each -> each.getScene() != null && each.getParent().isVisible())
                      .map(each -> each.localToScene(each.getLayoutBounds()))
                      .sorted((a, b) -> Double.compare(a.getMinY(), b.getMinY()))
                      .toList());
      assertThat(rows).hasSizeGreaterThan(2);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i).getHeight()).isEqualTo(FrameCell.HEIGHT);
        assertThat(rows.get(i).getMinY())
            .isEqualTo(rows.getFirst().getMinY() + i * FrameCell.HEIGHT);
      }
    }
  }

  private static ChatWindow window(Language language, double width, boolean inspector) {
    ChatFixture fixture = ChatFixture.withTwoConversations();
    Fx.run(() -> fixture.texts.languageProperty().set(language));
    ChatWindow window = new ChatWindow(fixture, width, 640);
    boolean shown = width >= PaneLayout.NARROW;
    if (shown != inspector) {
      window.press(KeyCode.I, KeyCode.CONTROL);
    }
    return window;
  }

  private static Bounds place(ChatWindow window, String selector) {
    Node node = window.find(selector, Node.class);
    return Fx.call(() -> node.localToScene(node.getLayoutBounds()));
  }
}
