package com.mangaassist.backend.aws.events.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mangaassist.backend.aws.delivery.SinkException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of the bus's own process are invoked without a way over the network. */
class LocalFunctionsTest {

  private static final String ARN = "arn:aws:lambda:ap-northeast-1:000000000000:function:counter";

  private final List<String> seen = new ArrayList<>();

  @Test
  void getThePayload() throws SinkException {
    try (var invoker = new FunctionInvoker(FunctionUrls.none())) {
      invoker.here(Map.of("counter", (payload, trace) -> seen.add(payload)));
      invoker.invoke(ARN, "{\"id\":1}");
      invoker.invoke(ARN + ":live", "{\"id\":2}");
    }
    assertThat(seen).containsExactly("{\"id\":1}", "{\"id\":2}");
  }

  @Test
  void areNotAskedWhereTheSettingsHaveAnAddress() {
    // Nobody listens at port 1.
    var urls =
        new FunctionUrls(null, Map.of("counter", URI.create("http://127.0.0.1:1")), Map.of());
    try (var invoker = new FunctionInvoker(urls)) {
      invoker.here(Map.of("counter", (payload, trace) -> seen.add(payload)));
      assertThat(failure(invoker).code()).isEqualTo("CONNECTION_FAILURE");
    }
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {IllegalStateException.class, IllegalArgumentException.class})
  void areInvokedAgainWhenTheyFail(Class<? extends RuntimeException> kind) {
    SinkException failure =
        failureOf(
            (payload, trace) -> {
              throw kind.equals(IllegalStateException.class)
                  ? new IllegalStateException("the disk is full")
                  : new IllegalArgumentException("a defect of the function");
            });
    assertThat(failure.code()).isEqualTo("FUNCTION_ERROR");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void areNotInvokedAgainWithWhatTheyCannotRead() {
    SinkException failure = failureOf((payload, trace) -> false);
    assertThat(failure.code()).isEqualTo("SDK_CLIENT_ERROR");
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void areInterruptedAndLeftWhenTheyHang() throws Exception {
    var never = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    try (var invoker = new FunctionInvoker(FunctionUrls.none(), Duration.ofMillis(20))) {
      invoker.here(
          Map.of(
              "counter",
              (payload, trace) -> {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
                return true;
              }));
      SinkException failure = failure(invoker);
      assertThat(failure.code()).isEqualTo("TIMEOUT");
      assertThat(failure.retryable()).isTrue();
      assertThat(failure.cutOff()).isFalse();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      interrupted.await();
    }
  }

  @Test
  void areCutOffWhenTheirCallerIsInterrupted() throws Exception {
    var never = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    var failure = new CompletableFuture<SinkException>();
    var keptInterrupt = new CompletableFuture<Boolean>();
    try (var invoker = new FunctionInvoker(FunctionUrls.none())) {
      invoker.here(
          Map.of(
              "counter",
              (payload, trace) -> {
                begun.countDown();
                try {
                  never.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return true;
              }));
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    failure.complete(failure(invoker));
                    keptInterrupt.complete(Thread.currentThread().isInterrupted());
                  });
      begun.await();
      caller.interrupt();
      assertThat(failure.get().cutOff()).isTrue();
      assertThat(keptInterrupt.get()).isTrue();
    }
  }

  private static SinkException failureOf(BiPredicate<String, String> function) {
    try (var invoker = new FunctionInvoker(FunctionUrls.none())) {
      invoker.here(Map.of("counter", function));
      return failure(invoker);
    }
  }

  private static SinkException failure(FunctionInvoker invoker) {
    return catchThrowableOfType(SinkException.class, () -> invoker.invoke(ARN, "{}"));
  }
}
