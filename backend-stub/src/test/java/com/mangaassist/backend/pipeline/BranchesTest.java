package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are asked for again and messages that are edited, through the sockets. */
class BranchesTest {

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "An answer.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void asksAgainBesideTheAnswerThatIsThere() throws Exception {
    try (var client = gateway.connect()) {
      ChatAnswer first = ask(client, null, "Akira?", null);
      ChatAnswer second = ask(client, first.sessionId(), "And Dorohedoro?", null);
      ChatAnswer again = ask(client, first.sessionId(), "And Dorohedoro?", first.messageId());

      Conversation kept = gateway.conversation(first.sessionId());
      assertThat(kept.turns()).hasSize(3);
      assertThat(kept.path())
          .extracting(StoredTurn::messageId)
          .containsExactly(first.messageId(), again.messageId());
      assertThat(kept.turns())
          .extracting(StoredTurn::after)
          .containsExactly(null, first.messageId(), first.messageId());
      assertThat(lastPrompt()).contains("Akira?").containsOnlyOnce("And Dorohedoro?");
      assertThat(second.messageId()).isNotEqualTo(again.messageId());
    }
  }

  @Test
  void goesOnFromTheBranchThatWasChosenAndKeepsThatOverARestart() throws Exception {
    String session;
    String firstBranch;
    try (var client = gateway.connect()) {
      ChatAnswer one = ask(client, null, "Akira?", null);
      session = one.sessionId();
      firstBranch = one.messageId();
      ChatAnswer below = ask(client, session, "How many volumes?", null);
      ask(client, session, "Naruto?", ChatRequest.START);
      assertThat(gateway.conversation(session).path()).hasSize(1);

      gateway.conversations().follow(session, firstBranch);
      assertThat(gateway.conversation(session).head()).isEqualTo(below.messageId());
    }
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);
    try (var client = gateway.connect()) {
      ask(client, session, "Is it in stock?", null);
    }

    assertThat(gateway.conversation(session).path())
        .extracting(StoredTurn::message)
        .containsExactly("Akira?", "How many volumes?", "Is it in stock?");
    assertThat(lastPrompt()).contains("How many volumes?").doesNotContain("Naruto?");
  }

  @Test
  void tellsUnderWhichIdAMessageIsKeptBeforeItsFirstToken() throws Exception {
    try (var client = gateway.connect()) {
      client.send(ChatProbe.message(null, "Akira?"));
      String told = null;
      for (ServerFrame frame : client.untilEnd()) {
        if (frame instanceof ServerFrame.Status status && status.messageId() != null) {
          told = status.messageId();
        }
        if (frame instanceof ServerFrame.Done(var answer)) {
          assertThat(answer.messageId()).isEqualTo(told);
        }
      }
      assertThat(told).isNotNull();
    }
  }

  @Test
  void refusesToFollowAMessageThatTheSessionDoesNotHave() throws Exception {
    try (var client = gateway.connect()) {
      ChatAnswer mine = ask(client, null, "Akira?", null);
      ChatAnswer other = ask(client, null, "Naruto?", null);

      for (String session : new String[] {mine.sessionId(), "a-new-one"}) {
        client.send(request(session, "What else?", null, other.messageId()));
        var end = (ServerFrame.Failure) client.untilEnd().getLast();
        assertThat(end.code()).isEqualTo("NoSuchMessage");
      }
      assertThat(gateway.conversation(mine.sessionId()).turns()).hasSize(1);
      assertThat(gateway.conversations().find("a-new-one")).isEmpty();
      ask(client, mine.sessionId(), "Still usable?", null);
    }
  }

  @Test
  void answersTwoBranchesSideBySideButNoMessageBesideThem() throws Exception {
    var go = new CountDownLatch(1);
    gateway.close();
    aws.close();
    aws = StandInFixture.paced(folder, "An answer.", time -> go.await());
    gateway = PipelineFixture.open(aws, folder);
    try (var haiku = gateway.connect();
        var sonnet = gateway.connect();
        var third = gateway.connect()) {
      haiku.send(request("s-1", "Akira?", ModelCatalog.HAIKU, ChatRequest.START));
      haiku.next(ServerFrame.Products.class);
      sonnet.send(request("s-1", "Akira?", ModelCatalog.SONNET, ChatRequest.START));
      sonnet.next(ServerFrame.Products.class);
      for (String after : new String[] {null, ChatRequest.START}) {
        third.send(request("s-1", "And Naruto?", null, after));
        var refused = (ServerFrame.Failure) third.untilEnd().getLast();
        assertThat(refused.code()).isEqualTo("AnswerInProgress");
      }
      go.countDown();
      for (var each : List.of(haiku, sonnet)) {
        assertThat(each.untilEnd().getLast()).isInstanceOf(ServerFrame.Done.class);
      }
      ask(third, "s-1", "And Naruto?", null);
    }
    assertThat(gateway.conversation("s-1").turns())
        .extracting(StoredTurn::after)
        .startsWith(null, null)
        .hasSize(3);
  }

  @Test
  void keepsWhatStaffSayOfAnAnswer() throws Exception {
    try (var client = gateway.connect()) {
      ChatAnswer answer = ask(client, null, "Akira?", null);
      var kept = gateway.conversations();

      kept.remark(answer.sessionId(), answer.messageId(), new Remark(Rating.BAD, "Wrong volume"));
      assertThat(remark(answer)).isEqualTo(new Remark(Rating.BAD, "Wrong volume"));

      kept.remark(answer.sessionId(), answer.messageId(), new Remark(Rating.GOOD, ""));
      assertThat(remark(answer)).isEqualTo(new Remark(Rating.GOOD, ""));

      assertThatThrownBy(() -> kept.remark("other", answer.messageId(), Remark.NONE))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(
              () ->
                  kept.remark(
                      answer.sessionId(),
                      answer.messageId(),
                      new Remark(Rating.GOOD, "x".repeat(Remark.MAX_NOTE_CHARACTERS + 1))))
          .isInstanceOf(IOException.class);
      assertThat(remark(answer).rating()).isEqualTo(Rating.GOOD);
    }
  }

  private Remark remark(ChatAnswer answer) throws IOException {
    return gateway.conversation(answer.sessionId()).turns().getFirst().remark();
  }

  private static ChatAnswer ask(
      ChatProbe client, @Nullable String session, String message, @Nullable String after)
      throws Exception {
    client.send(request(session, message, null, after));
    return ((ServerFrame.Done) client.untilEnd().getLast()).answer();
  }

  private static ChatRequest request(
      @Nullable String session, String message, @Nullable String model, @Nullable String after) {
    return new ChatRequest(session, "user-42", message, null, null, model, after);
  }

  private String lastPrompt() {
    return aws.prompts.getLast().messages().toString();
  }
}
