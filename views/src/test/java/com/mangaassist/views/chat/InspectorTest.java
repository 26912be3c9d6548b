package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.chat.InspectorViewModel.State;
import com.mangaassist.views.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import org.junit.jupiter.api.Test;

/** What the inspector explains, and when it is shown. */
final class InspectorTest {

  private final ChatFixture fixture = new ChatFixture();
  private final ChatViewModel pane = new ChatViewModel(fixture.context());
  private final InspectorViewModel inspector = new InspectorViewModel(pane.currentProperty());

  @Test
  void followsTheLatestTurnUntilAnotherIsChosen() {
    assertThat(inspector.state().get()).isEqualTo(State.NOTHING);
    write("One");
    assertThat(inspector.state().get()).isEqualTo(State.UNDER_WAY);
    fixture.chat.last().says(new ServerFrame.Done(ChatFixture.answer(List.of())));
    write("Two");
    assertThat(shown()).isEqualTo("Two");

    talk().choose(talk().turns().getFirst());
    assertThat(shown()).isEqualTo("One");
    assertThat(inspector.position()).isEqualTo(1);
    assertThat(inspector.count()).isEqualTo(2);
    assertThat(inspector.state().get()).isEqualTo(State.OVER);

    inspector.followLatest();
    assertThat(shown()).isEqualTo("Two");
    pane.newTalk();
    assertThat(inspector.state().get()).isEqualTo(State.NOTHING);
  }

  @Test
  void anAnswerThatIsLostIsNoLongerUnderWay() {
    var words = Bindings.createStringBinding(() -> "" + inspector.state().get(), inspector.state());
    write("One");
    assertThat(words.get()).isEqualTo("UNDER_WAY");
    fixture.chat.last().says(new ServerFrame.Stopped());
    write("Two");
    assertThat(words.get()).isEqualTo("UNDER_WAY");
    fixture.chat.last().drops("Gone.");
    assertThat(words.get()).isEqualTo("OVER");
  }

  @Test
  void theNextMessageBringsItBackToTheLatest() {
    write("One");
    fixture.chat.last().says(new ServerFrame.Stopped());
    write("Two");
    fixture.chat.last().says(new ServerFrame.Stopped());
    talk().choose(talk().turns().getFirst());
    write("Three");
    assertThat(shown()).isEqualTo("Three");
  }

  @Test
  void putsThePhasesOnOneAxisWithoutGaps() {
    TimeAxis axis = TimeAxis.of(new Timings(10, 30, 60, 100), null, 200);
    assertThat(axis.micros()).isEqualTo(200_000);
    assertThat(axis.other().micros()).isZero();
    assertThat(axis.moderation().from()).isZero();
    assertThat(axis.moderation().to()).isEqualTo(axis.retrieval().from(), within(1e-9));
    assertThat(axis.retrieval().to()).isEqualTo(0.2, within(1e-9));
    assertThat(axis.waiting().to()).isEqualTo(0.5, within(1e-9));
    assertThat(axis.streaming().to()).isEqualTo(1, within(1e-9));
    assertThat(TimeAxis.of(new Timings(0, 0, 0, 0), null, 0).streaming().to()).isZero();
  }

  @Test
  void whatThePhasesLeaveOfTheFootsTotalIsTold() {
    TimeAxis axis = TimeAxis.of(new Timings(0, 34, 797, 77), null, 1_000);
    assertThat(axis.micros()).isEqualTo(1_000_000);
    assertThat(axis.other().micros()).isEqualTo(92_000);
    assertThat(axis.other().from()).isEqualTo(0.908, within(1e-9));
  }

  @Test
  void whatTheTraceHasMeasuredCounts() {
    Trace trace =
        new Trace(
            "t",
            2_700_000,
            List.of(
                span("WS sendMessage", 0, 2_650_000, Map.of()),
                span("moderation", 100, 640, Map.of()),
                span("retrieval", 900, 2_400, Map.of()),
                span(
                    "chat sonnet",
                    8_000,
                    2_600_000,
                    Map.of("gen_ai.response.time_to_first_chunk", "1.905"))));
    TimeAxis axis = TimeAxis.of(new Timings(2, 4, 1_900, 789), trace, 2_700);
    assertThat(axis.moderation().micros()).isEqualTo(640);
    assertThat(axis.retrieval().micros()).isEqualTo(2_400);
    assertThat(axis.waiting().micros()).isEqualTo(1_905_000);
    assertThat(axis.streaming().micros()).isEqualTo(695_000);
    assertThat(axis.micros()).isEqualTo(2_700_000);
    assertThat(axis.other().micros()).isEqualTo(96_960);
  }

  @Test
  void ofSeveralModelsTheGatewaysWordCounts() {
    Map<String, String> first = Map.of("gen_ai.response.time_to_first_chunk", "0.500");
    Trace trace =
        new Trace(
            "t",
            2_000_000,
            List.of(span("chat sonnet", 0, 900_000, first), span("chat haiku", 0, 800_000, first)));
    TimeAxis axis = TimeAxis.of(new Timings(1, 1, 1_500, 300), trace, 1_900);
    assertThat(axis.waiting().micros()).isEqualTo(1_500_000);
  }

  private static TraceSpan span(
      String name, long offset, long duration, Map<String, String> attributes) {
    return new TraceSpan(name, "", name, "INTERNAL", offset, duration, false, attributes);
  }

  @Test
  void aPhaseThatIsComeBackToKeepsItsBeginning() {
    PhaseClock clock = new PhaseClock();
    assertThat(clock.timings(at(5))).isNull();
    clock.enter(Phase.MODERATING, at(0));
    clock.enter(Phase.RETRIEVING, at(9));
    clock.enter(Phase.MODERATING, at(20));
    assertThat(clock.timings(at(30))).isEqualTo(new Timings(9, 21, 0, 0));
  }

  @Test
  void countsTheFramesThatGaveWay() {
    FrameLog log = new FrameLog();
    for (int i = 0; i <= FrameLog.MOST; i++) {
      log.add(new WireFrame(at(i), false, "token", "" + i));
    }
    assertThat(log.droppedProperty().get()).isEqualTo(500);
    assertThat(log.frames()).hasSize(FrameLog.MOST - 499);
    assertThat(log.frames().getFirst().raw()).isEqualTo("500");
    assertThat(log.runs())
        .singleElement()
        .satisfies(run -> assertThat(run.count()).isEqualTo(FrameLog.MOST - 499));
    assertThat(new WireFrame(at(0), true, "x", "漢字").bytes()).isEqualTo(6);
  }

  @Test
  void tokensThatFollowOneAnotherAreOneRun() {
    FrameLog log = new FrameLog();
    for (String type : List.of("status", "status", "token", "token", "token", "done")) {
      log.add(new WireFrame(at(0), false, type, "漢"));
    }
    assertThat(log.runs())
        .extracting(FrameRun::name)
        .containsExactly("status", "status", "token × 3", "done");
    assertThat(log.runs().get(2).bytes()).isEqualTo(9);
    assertThat(log.runs().get(2).frames()).hasSize(3);
  }

  @Test
  void wideAndNarrowWindowsRememberEachTheirOwn() {
    Settings settings = Settings.inMemory();
    PaneLayout layout = new PaneLayout(settings);
    layout.widthProperty().set(1_440);
    assertThat(layout.inspectorProperty().get()).isTrue();
    layout.widthProperty().set(1_024);
    assertThat(layout.inspectorProperty().get()).isFalse();
    layout.inspectorProperty().set(true);
    layout.roomProperty().set(968);
    assertThat(layout.listProperty().get()).as("there is room for both").isTrue();
    layout.roomProperty().set(824);
    assertThat(layout.listProperty().get()).as("the list gives way").isFalse();
    layout.widthProperty().set(1_440);
    layout.roomProperty().set(1_232);
    assertThat(layout.listProperty().get()).isTrue();
    layout.inspectorProperty().set(false);

    PaneLayout again = new PaneLayout(settings);
    again.widthProperty().set(1_440);
    assertThat(again.inspectorProperty().get()).isFalse();
    again.widthProperty().set(1_024);
    assertThat(again.inspectorProperty().get()).isTrue();
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private TalkViewModel talk() {
    return pane.currentProperty().get();
  }

  private String shown() {
    Turn turn = inspector.turnProperty().get();
    return turn == null ? "" : turn.row().message();
  }

  private void write(String text) {
    talk().draftProperty().set(text);
    pane.send();
  }
}
