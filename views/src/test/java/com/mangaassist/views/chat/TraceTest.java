package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import com.mangaassist.views.texts.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a message went through, in the inspector. */
@FxTest
final class TraceTest {

  private static final String MESSAGE = "messaging.message.id";

  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theLinkUnderAnAnswerShowsItsWay() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> window.find(".foot-link", Button.class).fire());
    ChatWindow.settle();
    assertThat(Fx.call(() -> tabs().getSelectionModel().getSelectedItem().getText()))
        .isEqualTo("Trace");
    assertThat(window.words("#spans"))
        .contains("WS sendMessage", "Retrieval", "Claude 3 Sonnet", "Told");
    assertThat(window.find("#trace-summary", Label.class).getText())
        .isEqualTo("Answer 225 ms, all 331 ms");
    Stops.assertNamed(window.find("#inspector", TabPane.class));
  }

  @Test
  void eventsSayHowOftenTheyWereDelivered() {
    fixture.traces.put(id(), trace(false));
    answer();
    assertThat(window.words("#events-of-answer"))
        .containsExactly("Events of this answer", "Told", "2 deliveries");
  }

  @Test
  void whatTheBusDeliversLaterIsReadAgain() {
    Trace whole = trace(false);
    fixture.traces.put(
        id(), new Trace(whole.id(), whole.durationMicros(), whole.spans().subList(0, 4)));
    answer();
    assertThat(window.words("#events-of-answer")).contains("0 deliveries");
    fixture.traces.put(id(), whole);
    window.pass(Duration.ofSeconds(1));
    assertThat(window.words("#events-of-answer")).contains("2 deliveries");
  }

  @Test
  void aTraceThatIsNotKeptIsSaidSo() {
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    assertThat(window.words("#inspector")).contains("No trace of this message");
    Fx.run(() -> fixture.texts.languageProperty().set(Language.JAPANESE));
    ChatWindow.settle();
    assertThat(window.words("#inspector")).contains("このメッセージのトレースはありません");
  }

  @Test
  void hopsStandBelowTheirParentsAndDeliveriesBelowTheirEvent() {
    assertThat(SpanTree.of(trace(false)))
        .extracting(each -> each.depth() + " " + each.span().name())
        .containsExactly(
            "0 WS sendMessage",
            "1 retrieval",
            "1 chat sonnet",
            "1 publish Told",
            "2 Analytics",
            "2 Processor");
  }

  @Test
  void aRingOfParentsEnds() {
    Trace ring =
        new Trace(
            "t",
            10,
            List.of(
                span("r", "", "root", "SERVER", 0, 10, Map.of()),
                span("a", "a", "own", "INTERNAL", 0, 10, Map.of())));
    assertThat(SpanTree.of(ring)).hasSize(1);
  }

  @Test
  void onlyWhatFailedIsRed() {
    assertThat(trace(false).spans()).extracting(SpanWords::fill).doesNotContain("fill-bad");
    assertThat(trace(true).spans()).extracting(SpanWords::fill).containsOnlyOnce("fill-bad");
  }

  @Test
  void timesAreAsPreciseAsElsewhereInThePane() {
    assertThat(SpanWords.time(0)).isEqualTo("0 ms");
    assertThat(SpanWords.time(60)).isEqualTo("< 1 ms");
    assertThat(SpanWords.time(999)).isEqualTo("< 1 ms");
    assertThat(SpanWords.time(9_300)).isEqualTo("9 ms");
    assertThat(SpanWords.time(214_200)).isEqualTo("214 ms");
    assertThat(SpanWords.time(2_420_000)).isEqualTo("2.4 s");
  }

  @Test
  void theAxisHasRoundTimesThatDoNotTouch() {
    assertThat(TraceScale.of(300, 141, 331_160).ticks()).containsExactly(0L, 200_000L);
    assertThat(TraceScale.of(600, 282, 331_160).ticks())
        .containsExactly(0L, 100_000L, 200_000L, 300_000L);
    assertThat(TraceScale.of(300, 141, 400).ticks()).containsExactly(0L);
    assertThat(TraceScale.of(0, 141, 2_000_000).ticks()).startsWith(0L);
    TraceScale scale = TraceScale.of(300, 141, 1_000_000);
    assertThat(scale.at(0)).isEqualTo(scale.axis());
    assertThat(scale.at(2_000_000)).isEqualTo(scale.axis() + scale.length());
  }

  @Test
  void namesHaveWhatTheyWantAsLongAsAnAxisIsLeft() {
    assertThat(TraceScale.of(400, 150, 1_000).names()).isEqualTo(150);
    assertThat(TraceScale.of(283, 176, 1_000).names()).isEqualTo(176);
    assertThat(TraceScale.of(283, 400, 1_000).length()).isEqualTo(32);
    assertThat(TraceScale.of(400, 10, 1_000).names()).isEqualTo(96);
  }

  @Test
  void noNameIsCutInANarrowWindow() {
    window.close();
    ChatFixture narrow = ChatFixture.withTwoConversations();
    narrow.traces.put(id(), trace(false, "RecommendationGenerated"));
    try (ChatWindow small = new ChatWindow(narrow, 1024, 640)) {
      small.write("Hello");
      small.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
      Fx.run(() -> small.find(".foot-link", Button.class).fire());
      ChatWindow.settle();
      assertThat(small.words("#spans")).contains("RecommendationGenerated");
      assertThat(
              Fx.call(
                  () ->
                      small.find("#spans", ListView.class).lookupAll(".span-row > .label").stream()
                          .map(Label.class::cast)
                          .filter(Label::isTextTruncated)
                          .map(Label::getText)
                          .toList()))
          .isEmpty();
    }
  }

  @Test
  void inALowWindowTheLegendIsOneLine() {
    window.close();
    ChatFixture low = ChatFixture.withTwoConversations();
    low.traces.put(id(), trace(false));
    try (ChatWindow small = new ChatWindow(low, 1024, 640)) {
      small.write("Hello");
      small.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
      Fx.run(() -> small.find(".foot-link", Button.class).fire());
      ChatWindow.settle();
      assertThat(small.words("#trace-legend"))
          .singleElement()
          .satisfies(each -> assertThat(each).startsWith("Critical path"));
    }
  }

  @Test
  void theLegendExplainsWhatIsDrawnAndNothingElse() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    assertThat(window.words("#trace-legend"))
        .contains("until the first token", "after the answer")
        .anyMatch(each -> each.startsWith("Critical path"));
    Trace whole = trace(false);
    fixture.traces.put(id(), new Trace(whole.id(), 225_446, whole.spans().subList(0, 2)));
    Fx.run(() -> window.find("#reload-trace", Button.class).fire());
    ChatWindow.settle();
    assertThat(window.words("#trace-legend"))
        .doesNotContain("until the first token", "after the answer");
  }

  @Test
  void anAxisThatIsHardlyThereHasOneTime() {
    assertThat(new TraceScale(50, 56, Double.MIN_VALUE, 2_000_000).ticks()).containsExactly(0L);
    assertThat(new TraceScale(50, 56, 1e-12, 2_000_000).ticks()).containsExactly(0L);
    assertThat(new TraceScale(50, 56, 46, Long.MAX_VALUE).ticks()).containsExactly(0L);
  }

  @Test
  void theRulerStandsAboveTheBarsAlsoBesideAScrollBar() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    assertThat(shownTimes()).startsWith("0").endsWith("331 ms");
    assertThat(endOf(".span-ruler")).isEqualTo(endOf(".span-row"));
    Fx.run(() -> window.find("#spans", ListView.class).setMaxHeight(80));
    ChatWindow.settle();
    assertThat(endOf(".span-ruler")).isEqualTo(endOf(".span-row"));
  }

  private List<String> shownTimes() {
    return Fx.call(
        () ->
            window.find("#inspector", TabPane.class).lookupAll(".span-tick").stream()
                .filter(Node::isVisible)
                .map(each -> ((Label) each).getText())
                .toList());
  }

  private double endOf(String selector) {
    return Fx.call(
        () -> {
          Node node = window.find("#inspector", TabPane.class).lookup(selector);
          return Math.rint(node.localToScene(node.getBoundsInLocal()).getMaxX());
        });
  }

  @Test
  void theFirstTokenIsMarkedOnTheModelsBar() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    assertThat(window.find("#span-first-token", Label.class).getText())
        .isEqualTo("first token after 80 ms");
    List<Boolean> marked =
        Fx.call(
            () ->
                window.find("#spans", ListView.class).lookupAll(".first-token").stream()
                    .map(Node::isVisible)
                    .toList());
    assertThat(marked).containsOnlyOnce(true);
    assertThat(Fx.call(() -> accessible(2))).contains("first token after 80 ms");
    assertThat(Fx.call(() -> accessible(1))).doesNotContain("first token");
  }

  private String accessible(int row) {
    return window.find("#spans", ListView.class).lookupAll(".span-cell").stream()
        .filter(each -> each instanceof ListCell<?> cell && cell.getIndex() == row)
        .map(Node::getAccessibleText)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theHopThatTookLongestIsExplainedFirst() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    ListView<?> spans = window.find("#spans", ListView.class);
    assertThat(Fx.call(() -> spans.getSelectionModel().getSelectedIndex())).isEqualTo(2);
    assertThat(window.words("#inspector")).contains("gen_ai.request.model");
  }

  @Test
  void saysWhatTheTraceWaitedForLongest() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    assertThat(window.words("#inspector"))
        .contains("Critical path: Claude 3 Sonnet, 33 %", "33 % of the critical path");
  }

  @Test
  void theChosenHopIsExplainedInTheLanguageOfTheWindow() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    Fx.run(() -> fixture.texts.languageProperty().set(Language.JAPANESE));
    ChatWindow.settle();
    assertThat(window.words("#inspector"))
        .contains("Claude 3 Sonnet", "開始 117 ms、所要 102 ms")
        .doesNotContain("starts at 117 ms, lasts 102 ms");
  }

  @Test
  void aLongAttributeStandsBelowItsNameAndIsWhole() {
    fixture.traces.put(id(), trace(false));
    answer();
    Fx.run(() -> tabs().getSelectionModel().select(1));
    ChatWindow.settle();
    assertThat(
            Fx.call(
                () ->
                    window.find("#span-attributes", VBox.class).lookupAll(".payload").stream()
                        .map(Label.class::cast)
                        .filter(Label::isTextTruncated)
                        .map(Label::getText)
                        .toList()))
        .isEmpty();
  }

  private static String id() {
    return ChatFixture.answer(List.of()).correlationId();
  }

  private void answer() {
    window.write("Hello");
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
  }

  private TabPane tabs() {
    return window.find("#inspector", TabPane.class);
  }

  private static Trace trace(boolean failed) {
    return trace(failed, "Told");
  }

  private static Trace trace(boolean failed, String event) {
    String sonnet = com.mangaassist.services.models.ModelCatalog.SONNET;
    return new Trace(
        "6b0a2f2eb2d97452816bd1fa185693aa",
        331_160,
        List.of(
            span("a", "", "WS sendMessage", "SERVER", 0, 225_446, Map.of()),
            span("b", "a", "retrieval", "INTERNAL", 31_930, 44_418, Map.of()),
            new TraceSpan(
                "c",
                "a",
                "chat sonnet",
                "CLIENT",
                116_964,
                101_553,
                failed,
                Map.of(
                    "gen_ai.request.model",
                    sonnet,
                    "gen_ai.response.time_to_first_chunk",
                    "0.080")),
            span("d", "a", "publish " + event, "PRODUCER", 217_164, 69_957, Map.of(MESSAGE, "m1")),
            span("e", "a", "Analytics", "CONSUMER", 309_095, 13_010, Map.of(MESSAGE, "m1")),
            span("f", "d", "Processor", "CONSUMER", 310_268, 3_706, Map.of(MESSAGE, "m1"))));
  }

  private static TraceSpan span(
      String id,
      String parent,
      String name,
      String kind,
      long offset,
      long duration,
      Map<String, String> attributes) {
    return new TraceSpan(id, parent, name, kind, offset, duration, false, attributes);
  }
}
