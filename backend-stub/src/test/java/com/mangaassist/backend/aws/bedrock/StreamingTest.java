package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

class StreamingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path dataDir;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void eachFrameLeavesAsItIsProduced() throws Exception {
    Semaphore steps = new Semaphore(0);
    StandInFixture aws =
        opened(StandInFixture.paced(dataDir, "word ".repeat(40), time -> steps.acquire()));
    AtomicInteger pieces = new AtomicInteger();
    CompletableFuture<Void> done = stream(client(aws), pieces);
    for (int expected = 1; expected <= 5; expected++) {
      int sent = expected;
      steps.release();
      await().atMost(PATIENCE).until(() -> pieces.get() == sent);
    }
    steps.release(1_000);
    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void theWorkStopsWhenTheClientCancels() throws Exception {
    StandInFixture aws =
        opened(StandInFixture.paced(dataDir, "word ".repeat(200_000), time -> Thread.sleep(1)));
    CountDownLatch begun = new CountDownLatch(3);
    AtomicReference<Subscription> subscription = new AtomicReference<>();
    CompletableFuture<Void> call =
        client(aws)
            .converseStream(
                request(1_000_000),
                ConverseStreamResponseHandler.builder()
                    .onEventStream(
                        publisher -> publisher.subscribe(new Counting(begun, subscription)))
                    .build());
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(call.cancel(true)).isTrue();
    Invocation invocation = aws.invocations.poll(20, TimeUnit.SECONDS);
    assertThat(invocation).isNotNull();
    assertThat(invocation.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(invocation.usage().outputTokens()).isLessThan(200_000);
  }

  @Test
  void aModelCanFailMidStream() throws Exception {
    StandInFixture aws = opened(StandInFixture.saying(dataDir, "word ".repeat(100)));
    aws.standIns
        .faults()
        .add(Fault.always("bedrock", "ConverseStream", FaultKind.MID_STREAM_ERROR));
    AtomicInteger pieces = new AtomicInteger();
    BedrockRuntimeAsyncClient client = client(aws);
    assertThatThrownBy(() -> stream(client, pieces).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ModelStreamErrorException.class);
    assertThat(pieces.get()).isEqualTo(2);
    assertThat(aws.invocations.take().outcome()).isEqualTo(Outcome.FAILED);
    aws.standIns.faults().clear();
    stream(client, pieces).get(20, TimeUnit.SECONDS);
  }

  @Test
  void aConnectionCanBreakMidStream() throws Exception {
    StandInFixture aws = opened(StandInFixture.saying(dataDir, "word ".repeat(100)));
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", FaultKind.MID_STREAM_CUT));
    List<ConverseStreamOutput> events = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> call =
        client(aws)
            .converseStream(
                request(4096),
                ConverseStreamResponseHandler.builder()
                    .subscriber(event -> events.add(event))
                    .build());
    // The SDK takes a reset HTTP/2 stream for an ended one: only the missing end tells.
    await().atMost(PATIENCE).until(call::isDone);
    assertThat(events.stream().map(event -> event.sdkEventType().toString()))
        .contains("messageStart", "contentBlockDelta")
        .doesNotContain("messageStop", "metadata");
    assertThat(aws.invocations.take().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void throttlesAndFailsOnDemandAndTheStockClientRetries() throws Exception {
    StandInFixture aws = opened(StandInFixture.saying(dataDir, "Hello."));
    BedrockRuntimeAsyncClient client = client(aws);
    aws.standIns.faults().add(Fault.always("bedrock", "Converse", FaultKind.THROTTLE));
    assertThatThrownBy(() -> converse(client)).hasCauseInstanceOf(ThrottlingException.class);
    aws.standIns.faults().clear();
    aws.standIns.faults().add(Fault.always("bedrock", "Converse", FaultKind.ERROR));
    assertThatThrownBy(() -> converse(client)).hasCauseInstanceOf(InternalServerException.class);
    aws.standIns.faults().clear();
    aws.standIns
        .faults()
        .add(new Fault("bedrock", "Converse", FaultKind.THROTTLE, 1, Duration.ZERO, 1));
    assertThat(converse(client)).isEqualTo("Hello.");
    assertThat(aws.standIns.faults().list()).isEmpty();
  }

  @Test
  void latencyAndStallTakeTheTimeOfTheFault() throws Exception {
    StandInFixture aws = opened(StandInFixture.saying(dataDir, "word ".repeat(20)));
    aws.standIns
        .faults()
        .add(new Fault("bedrock", null, FaultKind.LATENCY, 1, Duration.ofSeconds(3), null));
    aws.standIns
        .faults()
        .add(new Fault("bedrock", null, FaultKind.STALL, 1, Duration.ofSeconds(9), null));
    stream(client(aws), new AtomicInteger()).get(20, TimeUnit.SECONDS);
    assertThat(aws.pauses).contains(Duration.ofSeconds(3), Duration.ofSeconds(9));
  }

  @Test
  void fiftyStreamsAtOnceAreNoProblem() throws Exception {
    StandInFixture aws = opened(StandInFixture.saying(dataDir, "word ".repeat(400)));
    BedrockRuntimeAsyncClient client = client(aws);
    stream(client, new AtomicInteger()).get(20, TimeUnit.SECONDS);
    aws.invocations.clear();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(stream(client, new AtomicInteger()));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    assertThat(aws.invocations).hasSize(50);
    List<Duration> firsts = aws.invocations.stream().map(Invocation::firstToken).sorted().toList();
    System.out.printf(
        "MEASURED first token of 50 streams at once: p50 %.2f ms, max %.2f ms%n",
        firsts.get(25).toNanos() / 1e6, firsts.getLast().toNanos() / 1e6);
  }

  @Test
  void anAnswerOf128KTokensStreamsAtASteadyPrice() throws Exception {
    StandInFixture aws = opened(StandInFixture.saying(dataDir, "word ".repeat(131_072)));
    AtomicInteger pieces = new AtomicInteger();
    long begin = System.nanoTime();
    client(aws).converseStream(request(131_072), counting(pieces)).get(120, TimeUnit.SECONDS);
    Invocation invocation = aws.invocations.take();
    assertThat(invocation.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(invocation.usage().outputTokens()).isEqualTo(131_072);
    System.out.printf(
        "MEASURED 128K tokens in %d frames: %.0f ms, first token %.2f ms%n",
        pieces.get(), (System.nanoTime() - begin) / 1e6, invocation.firstToken().toNanos() / 1e6);
  }

  @Test
  void closingLeavesNoThread() throws Exception {
    StandInFixture aws =
        StandInFixture.paced(dataDir, "word ".repeat(1000), time -> Thread.sleep(time));
    BedrockRuntimeAsyncClient client = client(aws);
    CompletableFuture<Void> call = stream(client, new AtomicInteger());
    await().atMost(PATIENCE).until(() -> !aws.pauses.isEmpty());
    aws.close();
    assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    assertThat(aws.invocations.poll(5, TimeUnit.SECONDS))
        .isNotNull()
        .extracting(Invocation::outcome)
        .isEqualTo(Outcome.CANCELLED);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("http-io")));
  }

  private StandInFixture opened(StandInFixture aws) {
    open.add(aws);
    return aws;
  }

  private BedrockRuntimeAsyncClient client(StandInFixture aws) {
    BedrockRuntimeAsyncClient client = aws.client();
    open.add(client);
    return client;
  }

  private static String converse(BedrockRuntimeAsyncClient client) {
    return client
        .converse(r -> r.modelId(ModelCatalog.HAIKU).messages(hi()))
        .join()
        .output()
        .message()
        .content()
        .getFirst()
        .text();
  }

  private static CompletableFuture<Void> stream(
      BedrockRuntimeAsyncClient client, AtomicInteger pieces) {
    return client.converseStream(request(4096), counting(pieces));
  }

  private static Message hi() {
    return Message.builder().role("user").content(ContentBlock.fromText("Hi")).build();
  }

  private static ConverseStreamRequest request(int maxTokens) {
    return ConverseStreamRequest.builder()
        .modelId(maxTokens > 4_096 ? StandInFixture.UNBOUNDED : ModelCatalog.HAIKU)
        .messages(hi())
        .inferenceConfig(config -> config.maxTokens(maxTokens))
        .build();
  }

  private static ConverseStreamResponseHandler counting(AtomicInteger pieces) {
    return ConverseStreamResponseHandler.builder()
        .subscriber(
            ConverseStreamResponseHandler.Visitor.builder()
                .onContentBlockDelta(delta -> pieces.incrementAndGet())
                .build())
        .build();
  }

  private record Counting(CountDownLatch begun, AtomicReference<Subscription> subscription)
      implements Subscriber<ConverseStreamOutput> {
    @Override
    public void onSubscribe(Subscription given) {
      subscription.set(given);
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ConverseStreamOutput event) {
      begun.countDown();
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
