package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** More, longer and narrower than usual. */
@FxTest
final class ExtremesTest {

  private static final String LONGEST = "顧".repeat(Customers.LONGEST);

  @Test
  void fiveHundredConversationsAreReachedWithFewCells() {
    ChatFixture fixture = new ChatFixture();
    for (int i = 0; i < 500; i++) {
      fixture.conversations.add(
          ChatFixture.summary("s" + i, "Conversation " + i, "Words", Duration.ofMinutes(i)));
    }
    try (ChatWindow window = new ChatWindow(fixture, 1024, 640)) {
      for (int pages = 0; pages < 500 / ListViewModel.PAGE; pages++) {
        Fx.run(() -> window.list().scrollTo(window.list().getItems().size() - 1));
        ChatWindow.settle();
      }
      assertThat(Fx.call(() -> window.list().getItems().size())).isEqualTo(500);
      assertThat(Fx.call(() -> window.list().lookupAll(".conversation-cell").size()))
          .isBetween(1, 30);
    }
  }

  @Test
  void theLongestCustomerLeavesTheButtonsOfTheHeaderTheirPlace() {
    ChatFixture fixture = ChatFixture.withTwoConversations();
    try (ChatWindow window = new ChatWindow(fixture, 1024, 640)) {
      actAs(window, LONGEST);
      window.write("Hello");
      window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
      window.press(KeyCode.I, KeyCode.CONTROL);
      HBox header = window.find("#chat-header", HBox.class);
      for (Node each : Fx.call(() -> List.copyOf(header.getChildrenUnmodifiable()))) {
        if (each.isManaged()) {
          assertThat(Fx.call(() -> each.getBoundsInParent().getMaxX()))
              .as("right edge of %s", each)
              .isLessThanOrEqualTo(header.getWidth());
        }
      }
      Label whose = window.find("#chat-header .whose", Label.class);
      assertThat(Fx.call(() -> whose.getTooltip().getText())).startsWith(LONGEST);
    }
  }

  @Test
  void theLongestTitlesOfProductsStayInsideTheTranscript() {
    ChatFixture fixture = ChatFixture.withTwoConversations();
    String title = "転生したら".repeat(40);
    try (ChatWindow window = new ChatWindow(fixture, 1024, 640)) {
      window.write("Hello");
      window.says(
          new ServerFrame.Done(
              ChatFixture.answer(
                  List.of(
                      new ProductCard(
                          "MNG-1", title, title, 814, 37, 1, title, 14, "completed")))));
      Region transcript = window.find(".transcript", Region.class);
      double right = Fx.call(() -> transcript.localToScene(transcript.getLayoutBounds()).getMaxX());
      List<Node> cards = Fx.call(() -> List.copyOf(transcript.lookupAll(".product-card")));
      assertThat(cards).isNotEmpty();
      for (Node card : cards) {
        assertThat(Fx.call(() -> card.localToScene(card.getLayoutBounds()).getMaxX()))
            .isLessThan(right);
      }
    }
  }

  @Test
  void aFlaggedConversationSaysSoInAWordAndWhollyToAScreenReader() {
    ChatFixture fixture = new ChatFixture();
    fixture.conversations.add(
        ChatFixture.summary("a", "Alpha", "Preview", Duration.ofMinutes(5), Severity.HIGH));
    try (ChatWindow window = new ChatWindow(fixture, 1024, 640)) {
      assertThat(window.words("#conversations")).contains("high");
      assertThat(
              Fx.call(() -> window.list().lookup(".conversation-cell:filled").getAccessibleText()))
          .endsWith("moderation: high");
    }
  }

  @Test
  void whatTheCustomersPopUpAsksForHasNamesAndIsInsideTheScreen() {
    ChatFixture fixture = ChatFixture.withTwoConversations();
    fixture.settings.string("chat.customers", "").set("user-7\n" + LONGEST);
    try (ChatWindow window = new ChatWindow(fixture, 1024, 640)) {
      Fx.run(() -> window.find("#act-as", Button.class).fire());
      ChatWindow.settle();
      PopupWindow popup = popup();
      Parent card = Fx.call(() -> popup.getScene().getRoot());
      Stops.assertNamed(card);
      Stops.assertLargeEnough(card);
      assertThat(Fx.call(popup::getAnchorY)).isNotNegative();
      assertThat(Fx.call(() -> card.lookup("#customer-id").isFocused())).isTrue();
      Fx.run(popup::hide);
    }
  }

  private static void actAs(ChatWindow window, String customer) {
    Fx.run(() -> window.find("#act-as", Button.class).fire());
    ChatWindow.settle();
    PopupWindow popup = popup();
    Fx.run(
        () -> {
          Parent card = popup.getScene().getRoot();
          ((TextField) card.lookup("#customer-id")).setText(customer);
          ((Button) card.lookup("#use-customer")).fire();
        });
    ChatWindow.settle();
  }

  private static PopupWindow popup() {
    return Fx.call(
        () ->
            Window.getWindows().stream()
                .filter(each -> each instanceof PopupWindow && each.isShowing())
                .map(PopupWindow.class::cast)
                .findFirst()
                .orElseThrow());
  }
}
