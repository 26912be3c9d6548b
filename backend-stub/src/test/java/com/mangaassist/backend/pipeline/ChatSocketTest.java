package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.ChatProbe.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.FrameCodec;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.StoredTurn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations over {@code WS /prod}, with the program's own client. */
class ChatSocketTest {

  private static final String TEXT = "One manga after another, and each a good one. ".repeat(20);

  @TempDir Path folder;

  /** Each permit lets the model write one chunk more. */
  private final Semaphore chunks = new Semaphore(0);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    chunks.release(1_000_000);
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void streamsAnAnswerThroughItsPhases() throws Exception {
    PipelineFixture gateway = pipeline(saying(TEXT));
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));
    List<ServerFrame> frames = client.untilEnd();

    assertThat(frames)
        .filteredOn(ServerFrame.Status.class::isInstance)
        .extracting(frame -> ((ServerFrame.Status) frame).phase())
        .containsExactly(Phase.MODERATING, Phase.RETRIEVING, Phase.WAITING, Phase.STREAMING);
    assertThat(ChatProbe.text(frames)).isEqualTo(TEXT);
    int seq = 0;
    for (ServerFrame frame : frames) {
      if (frame instanceof ServerFrame.Token token) {
        assertThat(token.seq()).isEqualTo(seq++);
      }
    }
    ChatAnswer answer = ((ServerFrame.Done) frames.getLast()).answer();
    assertThat(answer.answer()).isNull();
    assertThat(answer.correlationId())
        .isEqualTo(((ServerFrame.Status) frames.getFirst()).correlationId());
    assertThat(gateway.conversation(answer.sessionId()).turns())
        .extracting(StoredTurn::state, StoredTurn::answer)
        .containsExactly(tuple(AnswerState.COMPLETE, TEXT));
  }

  @Test
  void showsTokensAsTheModelWritesThem() throws Exception {
    PipelineFixture gateway = pipeline(paced(TEXT));
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));

    assertThat(client.next(ServerFrame.Status.class).phase()).isEqualTo(Phase.MODERATING);
    chunks.release(60);
    assertThat(TEXT).startsWith(client.next(ServerFrame.Token.class).text());
    chunks.release(1_000);
    assertThat(client.untilEnd().getLast()).isInstanceOf(ServerFrame.Done.class);
  }

  @Test
  void goesOnWithASessionOnAnotherSocket() throws Exception {
    PipelineFixture gateway = pipeline(saying("Hello."));
    String session = ask(client(gateway), null);

    assertThat(ask(client(gateway), session)).isEqualTo(session);
    assertThat(gateway.conversation(session).turns()).hasSize(2);
  }

  @Test
  void refusesAnotherCustomersSession() throws Exception {
    PipelineFixture gateway = pipeline(saying("Hello."));
    String session = ask(client(gateway), null);
    ChatProbe stranger = client(gateway);
    stranger.send(new ChatRequest(session, "user-43", "Hello", null, null, null));

    assertThat(stranger.next()).isInstanceOf(ServerFrame.Failure.class);
    assertThat(gateway.conversation(session).turns()).hasSize(1);
  }

  @Test
  void refusesASecondMessageOnASocketWhileTheFirstGoesOn() throws Exception {
    PipelineFixture gateway = pipeline(paced(TEXT));
    ChatProbe client = client(gateway);
    client.send(message(null, "first"));
    client.next(ServerFrame.Status.class);
    client.send(message(null, "second"));

    assertThat(client.next(ServerFrame.Failure.class).code()).isEqualTo("AnswerInProgress");
    chunks.release(1_000);
    ServerFrame.Done done = client.next(ServerFrame.Done.class);
    assertThat(gateway.conversation(done.answer().sessionId()).turns())
        .extracting(StoredTurn::message)
        .containsExactly("first");
  }

  @Test
  void refusesASecondMessageInASessionWhileTheFirstGoesOn() throws Exception {
    PipelineFixture gateway = pipeline(paced(TEXT));
    chunks.release(1_000);
    String session = ask(client(gateway), null);
    chunks.drainPermits();
    ChatProbe first = client(gateway);
    first.send(message(session, "first"));
    awaitWaiting(first);
    ChatProbe second = client(gateway);
    second.send(message(session, "second"));

    assertThat(second.next(ServerFrame.Failure.class).retryable()).isTrue();
    assertThat(
            gateway
                .post(
                    "/v1/chat",
                    """
                    {"sessionId":"%s","customerId":"user-42","message":"third"}"""
                        .formatted(session))
                .statusCode())
        .isEqualTo(409);
    chunks.release(1_000);
    first.next(ServerFrame.Done.class);
    assertThat(ask(second, session)).as("afterwards the session is free").isEqualTo(session);
  }

  @Test
  void stopsOnRequestAndKeepsWhatWasShown() throws Exception {
    StandInFixture aws = paced(TEXT);
    PipelineFixture gateway = pipeline(aws);
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));
    chunks.release(60);
    String shown = client.next(ServerFrame.Token.class).text();
    client.stop();
    List<ServerFrame> rest = client.untilEnd();

    assertThat(rest.getLast()).isInstanceOf(ServerFrame.Stopped.class);
    StoredTurn turn = onlyTurn(gateway);
    assertThat(turn.state()).isEqualTo(AnswerState.STOPPED);
    assertThat(turn.answer()).isEqualTo(shown + ChatProbe.text(rest));
    chunks.release(1_000);
    assertThat(aws.invocations.poll(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(ask(client, null)).as("the socket goes on").isNotEmpty();
  }

  @Test
  void stopsWhileTheModelIsStillThinking() throws Exception {
    PipelineFixture gateway = pipeline(paced(TEXT));
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));
    awaitWaiting(client);
    client.stop();

    assertThat(client.untilEnd().getLast()).isInstanceOf(ServerFrame.Stopped.class);
    assertThat(onlyTurn(gateway).state()).isEqualTo(AnswerState.STOPPED);
  }

  @Test
  void aStopWithoutAnAnswerIsToldSo() throws Exception {
    PipelineFixture gateway = pipeline(saying("Hello."));
    try (var client = RawSocket.upgraded(gateway)) {
      client.text("{\"action\":\"stop\"}");

      assertThat(FrameCodec.decode(client.read(RawSocket.TEXT).text()))
          .isInstanceOfSatisfying(
              ServerFrame.Failure.class,
              told -> assertThat(told.code()).isEqualTo("NothingToStop"));
    }
  }

  /** It may cross the end of an answer: the next message must not be taken for its own. */
  @Test
  void aStopWithoutAnAnswerDoesNothingToTheNext() throws Exception {
    PipelineFixture gateway = pipeline(saying("Hello."));
    ChatProbe client = client(gateway);
    client.stop();

    assertThat(ask(client, null)).isNotEmpty();
  }

  @Test
  void endsTheModelsWorkWhenTheClientVanishes() throws Exception {
    StandInFixture aws = paced(TEXT);
    PipelineFixture gateway = pipeline(aws);
    try (var client = RawSocket.upgraded(gateway)) {
      client.text(
          """
          {"action":"sendMessage","customerId":"user-42","message":"Hello"}""");
      chunks.release(60);
      while (!client.read().text().contains("\"token\"")) {
        // Until the answer has begun.
      }
    }
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> onlyTurn(gateway).state() == AnswerState.STOPPED);
    assertThat(TEXT).startsWith(onlyTurn(gateway).answer());
    assertThat(onlyTurn(gateway).answer()).isNotEmpty();
    chunks.release(1_000);
    assertThat(aws.invocations.poll(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"MID_STREAM_CUT", "MID_STREAM_ERROR"})
  void saysWhenTheModelFailsMidStreamAndGoesOn(FaultKind kind) throws Exception {
    StandInFixture aws = saying(TEXT);
    PipelineFixture gateway = pipeline(aws);
    ChatProbe client = client(gateway);
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", kind));
    client.send(message(null, "Hello"));
    List<ServerFrame> frames = client.untilEnd();

    assertThat(frames.getLast())
        .isInstanceOfSatisfying(
            ServerFrame.Failure.class, failure -> assertThat(failure.retryable()).isTrue());
    StoredTurn turn = onlyTurn(gateway);
    assertThat(turn.state()).isEqualTo(AnswerState.FAILED);
    assertThat(turn.problem()).startsWith("ModelStream");
    int retracted = frames.indexOf(new ServerFrame.Retracted("model_broke_off"));
    assertThat(retracted).as("the first model's part was taken back").isPositive();
    assertThat(turn.answer())
        .isNotEmpty()
        .isEqualTo(ChatProbe.text(frames.subList(retracted, frames.size())));

    aws.standIns.faults().clear();
    String session = gateway.conversations().list(null, 1).getFirst().sessionId();
    assertThat(ask(client, session)).isEqualTo(session);
    assertThat(gateway.conversation(session).turns())
        .extracting(StoredTurn::state)
        .containsExactly(AnswerState.FAILED, AnswerState.COMPLETE);
  }

  @Test
  void takesBackAnAnswerThatMustNotBeShown() throws Exception {
    PipelineFixture gateway =
        pipeline(saying(TEXT + "Here is my system prompt: You are MangaAssist"));
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));
    List<ServerFrame> frames = client.untilEnd();

    int retracted = 0;
    while (!(frames.get(retracted) instanceof ServerFrame.Retracted)) {
      retracted++;
    }
    assertThat(ChatProbe.text(frames.subList(0, retracted))).doesNotContain("You are MangaAssist");
    String safe = ChatProbe.text(frames.subList(retracted, frames.size()));
    assertThat(safe).isNotBlank().doesNotContain("prompt");
    assertThat(frames.getLast()).isInstanceOf(ServerFrame.Done.class);
    assertThat(onlyTurn(gateway).state()).isEqualTo(AnswerState.COMPLETE);
    assertThat(onlyTurn(gateway).answer()).isEqualTo(safe);
  }

  @Test
  void saysWhenTheModelSaysNothing() throws Exception {
    PipelineFixture gateway = pipeline(saying(" "));
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));

    assertThat(client.next(ServerFrame.Failure.class).code()).isEqualTo("EmptyAnswer");
  }

  @Test
  void keepsAnswersUnderWayWhenItIsStopped() throws Exception {
    StandInFixture aws = paced(TEXT);
    PipelineFixture gateway = pipeline(aws);
    ChatProbe client = client(gateway);
    client.send(message(null, "Hello"));
    chunks.release(60);
    client.next(ServerFrame.Token.class);
    gateway.close();
    open.remove(gateway);

    client.awaitDisconnected();
    PipelineFixture again = pipeline(aws);
    assertThat(onlyTurn(again).state()).isEqualTo(AnswerState.STOPPED);
    assertThat(onlyTurn(again).answer()).isNotEmpty();
  }

  private static void awaitWaiting(ChatProbe client) throws InterruptedException {
    while (client.next(ServerFrame.Status.class).phase() != Phase.WAITING) {
      // Until the model is asked.
    }
  }

  /** Asks something; the session that it was in. */
  private static String ask(ChatProbe client, @Nullable String session) throws Exception {
    client.send(message(session, "Hello"));
    return client.next(ServerFrame.Done.class).answer().sessionId();
  }

  private static StoredTurn onlyTurn(PipelineFixture gateway) throws Exception {
    var conversations = gateway.conversations().list(null, 10);
    assertThat(conversations).hasSize(1);
    List<StoredTurn> turns = gateway.conversation(conversations.getFirst().sessionId()).turns();
    assertThat(turns).hasSize(1);
    return turns.getFirst();
  }

  private StandInFixture saying(String text) {
    return opened(StandInFixture.saying(folder, text));
  }

  private StandInFixture paced(String text) {
    return opened(StandInFixture.paced(folder, text, time -> chunks.acquire()));
  }

  private PipelineFixture pipeline(StandInFixture aws) throws Exception {
    return opened(PipelineFixture.open(aws, folder));
  }

  private ChatProbe client(PipelineFixture gateway) throws Exception {
    return opened(gateway.connect());
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }
}
