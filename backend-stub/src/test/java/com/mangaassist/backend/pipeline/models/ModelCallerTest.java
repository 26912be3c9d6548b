package com.mangaassist.backend.pipeline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.bedrock.Invocation;
import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of a model, over the wire. */
class ModelCallerTest {

  private static final Prompt PROMPT =
      new Prompt("Be brief.", List.of(new Prompt.Message(true, "Hello")), 200_000, 0.3, "1");

  /** One that may write long answers. */
  private static final String LONG = "anthropic.claude-haiku-4-5-20251001-v1:0";

  @TempDir Path folder;
  private final Semaphore chunks = new Semaphore(0);

  private @Nullable StandInFixture aws;
  private @Nullable AwsClients client;

  @AfterEach
  void close() {
    chunks.release(1_000_000);
    if (client != null) {
      client.close();
    }
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void readsALongAnswerWholeHoweverSlowlyItIsTaken() throws Exception {
    String text = "word ".repeat(20_000);
    var caller = caller(StandInFixture.saying(folder, text), false);
    var read = new StringBuilder();
    try (ModelStream stream = caller.open(LONG, PROMPT)) {
      for (String piece = stream.next(); piece != null; piece = stream.next()) {
        read.append(piece);
      }
      assertThat(stream.next()).as("after the end").isNull();
      assertThat(stream.usage()).contains(invocation().usage());
    }
    assertThat(read.toString()).isEqualTo(text);
  }

  @Test
  void doesNotReadAheadWithoutBound() throws Exception {
    var caller =
        caller(
            StandInFixture.saying(folder, "word ".repeat(190_000)), false, StandInFixture.models());
    try (ModelStream stream = caller.open(StandInFixture.UNBOUNDED, PROMPT)) {
      assertThat(stream.next()).isNotNull();
      assertThat(fixture().invocations.poll(1, TimeUnit.SECONDS))
          .as("the model is held back while nobody reads")
          .isNull();
    }
    assertThat(invocation().outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void takesAStreamWithoutItsEndForBroken() throws Exception {
    var caller = caller(StandInFixture.saying(folder, "word ".repeat(100)), false);
    fixture()
        .standIns
        .faults()
        .add(Fault.always("bedrock", "ConverseStream", FaultKind.MID_STREAM_CUT));
    try (ModelStream stream = caller.open(ModelCatalog.HAIKU, PROMPT)) {
      assertThat(stream.next()).isNotNull();
      assertThatThrownBy(() -> drain(stream))
          .isInstanceOfSatisfying(
              ModelFailureException.class,
              e -> {
                assertThat(e.code()).isEqualTo("ModelStreamBroken");
                assertThat(e.retryable()).isTrue();
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MID_STREAM_ERROR, ModelStreamErrorException",
    "THROTTLE, ThrottlingException",
    "ERROR, InternalServerException",
  })
  void namesFailuresAsAwsDoes(FaultKind kind, String code) throws Exception {
    var caller = caller(StandInFixture.saying(folder, "word ".repeat(100)), false);
    fixture().standIns.faults().add(Fault.always("bedrock", "ConverseStream", kind));
    try (ModelStream stream = caller.open(ModelCatalog.HAIKU, PROMPT)) {
      assertThatThrownBy(() -> drain(stream))
          .isInstanceOfSatisfying(
              ModelFailureException.class,
              e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.retryable()).isTrue();
              });
    }
  }

  @Test
  void saysWhenTheModelCannotBeReached() throws Exception {
    StandInFixture gone = StandInFixture.saying(folder, "Hello.");
    var caller = caller(gone, false);
    gone.close();
    try (ModelStream stream = caller.open(ModelCatalog.HAIKU, PROMPT)) {
      assertThatThrownBy(stream::next)
          .isInstanceOfSatisfying(
              ModelFailureException.class, e -> assertThat(e.code()).isEqualTo("ModelUnreachable"));
    }
  }

  @Test
  void asksForNoMoreTokensThanTheModelGives() throws Exception {
    var caller = caller(StandInFixture.saying(folder, "word ".repeat(9_000)), false);
    try (ModelStream stream = caller.open(ModelCatalog.HAIKU, PROMPT)) {
      drain(stream);
      assertThat(stream.usage().orElseThrow().outputTokens()).isEqualTo(4_096);
    }
    assertThat(fixture().prompts.getLast().maxTokens()).isEqualTo(4_096);
  }

  @Test
  void whoeverWaitsForAClosedStreamHearsItsEnd() throws Exception {
    var caller =
        caller(StandInFixture.paced(folder, "word ".repeat(100), t -> chunks.acquire()), false);
    ModelStream stream = caller.open(ModelCatalog.HAIKU, PROMPT);
    var ended = new CompletableFuture<Boolean>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                ended.complete(stream.next() == null);
              } catch (ModelFailureException | InterruptedException e) {
                ended.completeExceptionally(e);
              }
            });
    stream.close();

    assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void callsTheSuccessorOfARetiredModelOnAws() throws Exception {
    var caller = caller(StandInFixture.saying(folder, "Hello."), true);
    assertThat(caller.answering(ModelCatalog.SONNET).name()).isEqualTo("Claude Sonnet 4.5");
    try (ModelStream stream = caller.open(ModelCatalog.SONNET, PROMPT)) {
      drain(stream);
    }
    assertThat(invocation().modelId()).isEqualTo("anthropic.claude-sonnet-4-5-20250929-v1:0");
  }

  private static void drain(ModelStream stream) throws ModelFailureException, InterruptedException {
    while (stream.next() != null) {
      // To the end.
    }
  }

  private ModelCaller caller(StandInFixture fixture, boolean onAws) {
    return caller(fixture, onAws, ModelCatalog.bundled());
  }

  private ModelCaller caller(StandInFixture fixture, boolean onAws, ModelCatalog models) {
    aws = fixture;
    client = fixture.clients();
    return new ModelCaller(client.conversations(), models, onAws);
  }

  private StandInFixture fixture() {
    return Objects.requireNonNull(aws);
  }

  private Invocation invocation() throws InterruptedException {
    return Objects.requireNonNull(
        fixture().invocations.poll(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS));
  }
}
