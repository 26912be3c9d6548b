package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.chat.ListViewModel.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ListViewModelTest {

  private final ChatFixture fixture = new ChatFixture();
  private final FakeConversations kept = fixture.conversations;
  private final ListViewModel list = new ListViewModel(fixture.context());

  @Test
  void saysThatThereIsNothingYet() {
    assertThat(list.stateProperty().get()).isEqualTo(State.LOADING);
    list.refresh();
    assertThat(list.stateProperty().get()).isEqualTo(State.EMPTY);
  }

  @Test
  void readsPageAfterPageAsTheEndComesIntoSight() {
    for (int i = 0; i < 120; i++) {
      kept.add(ChatFixture.summary("s" + i, "Title " + i, "…", Duration.ofMinutes(i)));
    }
    list.refresh();
    assertThat(list.rows()).hasSize(50);
    list.reached(10);
    assertThat(list.rows()).hasSize(50);
    list.reached(49);
    assertThat(list.rows()).hasSize(100);
    list.reached(99);
    assertThat(list.rows()).hasSize(120);
    list.reached(119);
    assertThat(kept.calls).hasSize(3);

    list.refresh();
    assertThat(list.rows()).hasSize(120);
  }

  /** Rows that a refresh leaves as they are come into sight only once. */
  @Test
  void readsOnWhenTheEndCameIntoSightDuringARefresh() {
    for (int i = 0; i < 120; i++) {
      kept.add(ChatFixture.summary("s" + i, "Title " + i, "…", Duration.ofMinutes(i)));
    }
    list.refresh();
    kept.meanwhile = () -> list.reached(48);
    list.refresh();
    assertThat(list.rows()).hasSize(100);
    kept.meanwhile = () -> list.reached(60);
    list.refresh();
    assertThat(list.rows()).hasSize(100);
  }

  @Test
  void asksForMoreThanAPageOfTheGatewayInPieces() {
    for (int i = 0; i < 460; i++) {
      kept.add(ChatFixture.summary("s" + i, "Title " + i, "…", Duration.ofMinutes(i)));
    }
    list.refresh();
    for (int i = 0; i < 8; i++) {
      list.reached(list.rows().size() - 1);
    }
    kept.calls.clear();
    list.refresh();

    assertThat(list.rows()).hasSize(450);
    assertThat(kept.calls).containsExactly("list null 200", "list null 200", "list null 50");
  }

  @Test
  void searchesOnceTypingRests() {
    kept.add(
        ChatFixture.summary("a", "One", "…", Duration.ofHours(1)),
        ChatFixture.complete("Do you have Akira?", "Yes."));
    kept.add(ChatFixture.summary("b", "Two", "…", Duration.ofHours(2)));
    list.refresh();
    kept.calls.clear();
    list.queryProperty().set("Aki");
    fixture.pass(Duration.ofMillis(100));
    list.queryProperty().set("Akira");
    assertThat(kept.calls).isEmpty();
    fixture.pass(Duration.ofMillis(200));

    assertThat(kept.calls).containsExactly("list Akira 50");
    assertThat(list.rows()).extracting(ConversationSummary::sessionId).containsExactly("a");
    list.queryProperty().set("nothing like it");
    fixture.pass(Duration.ofMillis(200));
    assertThat(list.stateProperty().get()).isEqualTo(State.NO_MATCH);
    list.queryProperty().set("");
    fixture.pass(Duration.ofMillis(200));
    assertThat(list.rows()).hasSize(2);
  }

  @Test
  void saysWhyItCannotBeReadAndReadsAgain() {
    kept.failure = "The gateway cannot be reached.";
    list.refresh();
    assertThat(list.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(list.problemProperty().get()).isEqualTo("The gateway cannot be reached.");

    kept.failure = null;
    kept.add(ChatFixture.summary("a", "One", "…", Duration.ofHours(1)));
    list.refresh();
    assertThat(list.stateProperty().get()).isEqualTo(State.SHOWN);
  }

  @Test
  void aListThatIsShownStaysWhenItCannotBeReadAnew() {
    kept.add(ChatFixture.summary("a", "One", "…", Duration.ofHours(1)));
    list.refresh();
    kept.failure = "The gateway cannot be reached.";
    list.refresh();

    assertThat(list.rows()).hasSize(1);
    assertThat(list.stateProperty().get()).isEqualTo(State.SHOWN);

    list.queryProperty().set("Akira");
    fixture.pass(Duration.ofMillis(200));
    assertThat(list.stateProperty().get()).isEqualTo(State.FAILED);
  }

  @Test
  void standsStillWhileATitleIsEdited() {
    kept.add(ChatFixture.summary("a", "One", "…", Duration.ofHours(1)));
    list.refresh();
    list.hold(true);
    kept.summaries.addFirst(ChatFixture.summary("b", "Two", "…", Duration.ofMinutes(1)));
    list.refresh();
    assertThat(list.rows()).hasSize(1);

    list.hold(false);
    assertThat(list.rows()).hasSize(2);
  }

  @Test
  void hidesAndShowsAgainAtOnce() {
    kept.add(ChatFixture.summary("a", "One", "…", Duration.ofHours(1)));
    list.refresh();
    list.hide("a");
    assertThat(list.stateProperty().get()).isEqualTo(State.EMPTY);
    list.unhide("a");
    assertThat(list.rows()).hasSize(1);
  }
}
