package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.checks.Check;
import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.services.checks.Expectation;
import com.mangaassist.services.checks.TestStep;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import com.mangaassist.views.texts.Language;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever can have the focus, in each state of the pane: a screen reader can tell it, Tab comes to
 * it and goes on from it, and in a narrow window no word of it is lost.
 */
@FxTest
final class EveryControlTest {

  private static final int TRACE = 1;
  private static final int FRAMES = 2;

  /** Names that are the same in every language: of models, of customers, of what was said. */
  private static final Pattern DATA =
      Pattern.compile("user-\\d+|Claude .*|Alpha|Beta|Akira|0\\.5|EN|Undo|Do|\\d[\\d:., ]*");

  /** What the pane shows. */
  enum State {
    NEW,
    NOTHING_YET,
    DRAFT_TOO_LONG,
    ANSWERED,
    STREAMING,
    FAILED_ANSWER,
    BRANCHES,
    EDITING,
    RENAMING,
    COMPARE_CHOOSING,
    COMPARED,
    TRACE_SHOWN,
    TRACE_NOT_KEPT,
    TRACE_FAILED,
    NO_FRAMES,
    FRAMES_SHOWN,
    NO_TESTS,
    TESTS,
    TESTS_OF_EVERYTHING,
    TESTS_FAILED,
    SEARCHED,
    SEARCHED_IN_VAIN,
    LIST_UNREADABLE,
    TALK_UNREADABLE,
    OFFLINE,
    DELETED,
    NOTICE,
    PALETTE,
    HELP,
    CUSTOMER,
    NOTE
  }

  private static void come(State state, ChatWindow w) {
    switch (state) {
      case NEW, NOTHING_YET, LIST_UNREADABLE -> {}
      case DRAFT_TOO_LONG -> {
        Fx.run(() -> w.composer().setText("x".repeat(8_001)));
      }
      case ANSWERED -> {
        answered(w);
      }
      case STREAMING -> {
        w.write("Hello");
        w.says(new ServerFrame.Status(Phase.STREAMING, "c"), new ServerFrame.Token(0, "Yes, we "));
      }
      case FAILED_ANSWER -> {
        w.write("Hello");
        w.says(new ServerFrame.Failure("ModelTimeout", "silent", true));
      }
      case BRANCHES -> {
        open(w, 2);
      }
      case EDITING -> {
        open(w, 2);
        w.press(KeyCode.E, KeyCode.CONTROL);
      }
      case RENAMING -> {
        open(w, 2);
        w.choose("Rename");
      }
      case COMPARE_CHOOSING -> {
        w.press(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
      }
      case COMPARED -> {
        w.press(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
        w.write("Akira?");
        w.fixture.chat.opened.stream()
            .filter(each -> !each.sent.isEmpty())
            .forEach(
                each ->
                    Fx.run(
                        () ->
                            each.says(
                                new ServerFrame.Token(0, "Yes."),
                                new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())))));
      }
      case TRACE_SHOWN -> {
        answered(w);
        tab(w, TRACE);
      }
      case TRACE_NOT_KEPT -> {
        open(w, 0);
        tab(w, TRACE);
      }
      case TRACE_FAILED -> {
        w.fixture.tracesFail = true;
        answered(w);
        tab(w, TRACE);
      }
      case NO_FRAMES -> {
        tab(w, FRAMES);
      }
      case FRAMES_SHOWN -> {
        answered(w);
        tab(w, FRAMES);
        Fx.run(() -> w.find("#frames", ListView.class).getSelectionModel().select(1));
      }
      case NO_TESTS -> {
        w.press(KeyCode.R, KeyCode.CONTROL, KeyCode.SHIFT);
      }
      case TESTS -> {
        open(w, 0);
        w.press(KeyCode.S, KeyCode.CONTROL);
      }
      case TESTS_OF_EVERYTHING -> {
        Fx.run(() -> w.pane.model().tests().save(ofEverything()));
      }
      case TESTS_FAILED -> {
        w.fixture.chat.answers =
            request ->
                List.of(
                    new ServerFrame.Token(0, "No."),
                    new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));
        Fx.run(() -> w.pane.model().tests().save(ofEverything()));
        w.press(KeyCode.R, KeyCode.CONTROL, KeyCode.SHIFT);
      }
      case SEARCHED -> {
        search(w, "Akira");
      }
      case SEARCHED_IN_VAIN -> {
        search(w, "nothing at all");
      }
      case TALK_UNREADABLE -> {
        w.fixture.conversations.failure = "No connection.";
        open(w, 0);
      }
      case OFFLINE -> {
        Fx.run(() -> w.fixture.chat.last().drops("Gone."));
        w.pass(Duration.ZERO);
      }
      case DELETED -> {
        open(w, 0);
        w.choose("Delete");
      }
      case NOTICE -> {
        Fx.run(() -> w.fixture.notices.show(Notice.error("It failed", "So", "Do", () -> {})));
      }
      case PALETTE -> {
        w.press(KeyCode.K, KeyCode.CONTROL);
      }
      case HELP -> {
        w.press(KeyCode.F1);
      }
      case CUSTOMER -> {
        w.fixture.settings.string("chat.customers", "").set("user-7\nuser-8");
        Fx.run(() -> w.find("#act-as", Button.class).fire());
      }
      case NOTE -> {
        open(w, 2);
        w.press(KeyCode.N, KeyCode.CONTROL, KeyCode.SHIFT);
      }
    }
  }

  static Stream<State> overlays() {
    return Stream.of(State.PALETTE, State.HELP);
  }

  private static ChatWindow window(State state, double width, double height) {
    ChatFixture fixture =
        state == State.NOTHING_YET ? new ChatFixture() : ChatFixture.withTwoConversations();
    if (state == State.LIST_UNREADABLE) {
      fixture.conversations.failure = "No connection.";
    } else if (state != State.NOTHING_YET) {
      fixture.conversations.addKept(
          new Conversation(
              ChatFixture.summary("c", "Gamma", "And Naruto?", Duration.ofDays(2), Severity.HIGH),
              List.of(
                  turn("m-1", "Do you have Akira?", null),
                  turn("m-2", "How many volumes?", "m-1"),
                  turn("m-3", "And Naruto?", "m-1")),
              "m-3"));
    }
    ChatWindow window = new ChatWindow(fixture, width, height);
    come(state, window);
    ChatWindow.settle();
    return window;
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void isToldToAScreenReader(State state) {
    try (ChatWindow window = window(state, 1440, 900)) {
      Scene scene = front(window);
      Stops.assertTold(scene.getRoot());
      Set<String> english = new HashSet<>(Stops.names(scene.getRoot()));
      Fx.run(() -> window.fixture.texts.languageProperty().set(Language.JAPANESE));
      ChatWindow.settle();
      Stops.assertTold(scene.getRoot());
      assertThat(Stops.names(scene.getRoot()))
          .as("named in Japanese too")
          .filteredOn(each -> english.contains(each) && !DATA.matcher(each).matches())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void isReachedByTab(State state) {
    try (ChatWindow window = window(state, 1440, 900)) {
      if (overlays().toList().contains(state)) {
        // What is behind the veil is out of reach, and comes back with Esc.
        Scene scene = window.scene();
        assertThat(Stops.walk(scene)).allMatch(each -> each.lookup("#chat") == null);
        window.press(KeyCode.ESCAPE);
        assertThat(Fx.call(() -> window.composer().isFocused())).isTrue();
      } else {
        Stops.assertReached(front(window));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"TESTS_FAILED", "TRACE_SHOWN", "COMPARED", "NOTE", "CUSTOMER"})
  void showsThatItHasTheFocusAndComesToSightForIt(State state) {
    try (ChatWindow window = window(state, 1440, 900)) {
      Stops.assertFocusIsSeen(front(window));
    }
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void losesNoWordInANarrowWindow(State state) {
    try (ChatWindow window = window(state, 1024, 640)) {
      for (Language language : Language.values()) {
        Fx.run(() -> window.fixture.texts.languageProperty().set(language));
        for (int i = 0; i < 2; i++) {
          ChatWindow.settle();
          Stops.assertNothingIsCutUntold(front(window).getRoot());
          // Without the inspector where it was shown, with it where it was not.
          window.press(KeyCode.I, KeyCode.CONTROL);
        }
      }
    }
  }

  /** The pop-up where one is open, else the window. */
  private static Scene front(ChatWindow window) {
    return Fx.call(
        () ->
            Window.getWindows().stream()
                .filter(each -> each instanceof PopupWindow && each.isShowing())
                .map(Window::getScene)
                .filter(each -> each.getRoot().lookup(".pop-card") != null)
                .findFirst()
                .orElse(window.scene()));
  }

  private static void answered(ChatWindow window) {
    window.fixture.traces.put(ChatFixture.answer(List.of()).correlationId(), trace());
    window.write("Hello");
    window.says(
        new ServerFrame.Status(
            Phase.WAITING, "c", ModelCatalog.SONNET, ChatFixture.answer(List.of()).flag()),
        new ServerFrame.Products(ChatFixture.products()),
        new ServerFrame.Token(0, "See [the policy](https://example.com/policy), please.\n"),
        new ServerFrame.Done(
            ChatFixture.answer(
                ChatFixture.products(),
                new ModerationVerdict(Severity.HIGH, List.of("hate", "self_harm")))));
  }

  private static void open(ChatWindow window, int row) {
    Fx.run(
        () -> {
          window.list().requestFocus();
          window.list().getSelectionModel().select(row);
        });
    ChatWindow.settle();
  }

  private static void tab(ChatWindow window, int tab) {
    if (!window.has("#inspector")) {
      window.press(KeyCode.I, KeyCode.CONTROL);
    }
    Fx.run(() -> window.find("#inspector", TabPane.class).getSelectionModel().select(tab));
    ChatWindow.settle();
  }

  private static void search(ChatWindow window, String words) {
    Fx.run(() -> window.find("#search", TextField.class).setText(words));
    window.pass(Duration.ofMillis(400));
  }

  private static ConversationTest ofEverything() {
    return new ConversationTest(
        "t",
        "Alpha",
        "user-42",
        "premium",
        "en",
        null,
        List.of(
            new TestStep(
                "Do you have Akira?",
                Arrays.stream(Check.values())
                    .flatMap(
                        each ->
                            Stream.of(false, true)
                                .map(negated -> new Expectation(each, value(each), negated)))
                    .toList())));
  }

  private static String value(Check check) {
    return switch (check) {
      case CONTAINS, MATCHES, PRODUCT -> "Akira";
      case INTENT -> "price";
      case SEVERITY -> "low";
      case MODEL -> ModelCatalog.HAIKU;
      case FIRST_TOKEN_UNDER, TOTAL_UNDER, COST_UNDER -> "0.5";
    };
  }

  private static Trace trace() {
    return new Trace(
        "6b0a2f2eb2d97452816bd1fa185693aa",
        331_160,
        List.of(
            new TraceSpan("a", "", "WS sendMessage", "SERVER", 0, 225_446, false, Map.of()),
            new TraceSpan(
                "b", "a", "retrieval", "INTERNAL", 31_930, 44_418, false, Map.of("k", "v"))));
  }

  private static StoredTurn turn(String id, String message, @Nullable String after) {
    return new StoredTurn(
            id,
            "c-" + id,
            message,
            AnswerState.COMPLETE,
            "Yes.",
            ChatFixture.answer(List.of()),
            null,
            ChatFixture.NOW)
        .following(after);
  }
}
