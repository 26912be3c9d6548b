package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.controls.Notice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Renaming, deleting and bringing back. */
final class KeepingTest {

  private final ChatFixture fixture = new ChatFixture();
  private final FakeConversations kept = fixture.conversations;
  private final ChatViewModel pane = started();

  private ChatViewModel started() {
    kept.add(ChatFixture.summary("a", "One", "…", Duration.ofHours(1)));
    kept.add(ChatFixture.summary("b", "Two", "…", Duration.ofHours(2)));
    ChatViewModel model = new ChatViewModel(fixture.context());
    model.start();
    return model;
  }

  @Test
  void renamesInTheListAndAboveTheTranscript() {
    pane.open("a");
    pane.keeping().rename("a", "  Another name ");

    assertThat(kept.calls).contains("rename a Another name");
    assertThat(pane.list().find("a").orElseThrow().title()).isEqualTo("Another name");
    assertThat(pane.currentProperty().get().titleProperty().get()).isEqualTo("Another name");
  }

  @Test
  void aBlankOrUnchangedTitleChangesNothing() {
    pane.keeping().rename("a", "  ");
    pane.keeping().rename("a", "One");
    assertThat(kept.calls).noneMatch(call -> call.startsWith("rename"));
  }

  @Test
  void takesARenamingBackThatFailedAndOffersToTryAgain() {
    pane.open("a");
    kept.failure = "No connection.";
    pane.keeping().rename("a", "Another name");
    assertThat(pane.list().find("a").orElseThrow().title()).isEqualTo("One");
    assertThat(pane.currentProperty().get().titleProperty().get()).isEqualTo("One");

    kept.failure = null;
    notice("could not be renamed").action().run();
    assertThat(pane.list().find("a").orElseThrow().title()).isEqualTo("Another name");
  }

  @Test
  void deletesAndBringsBack() {
    pane.open("a");
    pane.keeping().delete("a");
    assertThat(kept.calls).contains("delete a");
    assertThat(pane.list().find("a")).isEmpty();
    assertThat(pane.currentProperty().get().isNew()).isTrue();

    notice("Deleted: One").action().run();
    assertThat(pane.list().find("a")).isPresent();
    assertThat(pane.currentProperty().get().sessionId()).isEqualTo("a");
  }

  @Test
  void deletingAnotherLeavesTheOpenOneAlone() {
    pane.open("a");
    pane.keeping().delete("b");
    assertThat(pane.currentProperty().get().sessionId()).isEqualTo("a");
  }

  @Test
  void takesADeletionBackThatFailed() {
    kept.failure = "No connection.";
    pane.keeping().delete("a");
    assertThat(pane.list().find("a")).isPresent();

    kept.failure = null;
    notice("could not be deleted").action().run();
    assertThat(pane.list().find("a")).isEmpty();
  }

  @Test
  void deletingStopsTheAnswerUnderWay() {
    pane.currentProperty().get().draftProperty().set("Hello");
    pane.send();
    String sessionId = pane.currentProperty().get().sessionId();
    pane.keeping().delete(sessionId);
    fixture.chat.last().says(new ServerFrame.Stopped());

    assertThat(fixture.chat.last().stops).isEqualTo(1);
    assertThat(pane.list().find(sessionId)).isEmpty();
    assertThat(pane.messages().answering()).isEmpty();
  }

  @Test
  void deletingWhatWasNeverSentAsksNobody() {
    fixture.chat.last().drops("Gone.");
    pane.currentProperty().get().draftProperty().set("Hello");
    pane.send();
    pane.keeping().delete(pane.currentProperty().get().sessionId());

    assertThat(kept.calls).noneMatch(call -> call.startsWith("delete"));
    assertThat(pane.list().rows()).hasSize(2);
    assertThat(fixture.notices.standing()).isEmpty();
  }

  private Notice notice(String words) {
    List<Notice> standing = fixture.notices.standing();
    return standing.stream()
        .filter(each -> each.what().contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(standing.toString()));
  }
}
