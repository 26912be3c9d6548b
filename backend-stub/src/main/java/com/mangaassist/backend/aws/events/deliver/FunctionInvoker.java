package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes functions as events, so that nobody waits for what they say: those of this process
 * directly, all others by HTTP in the shape of Lambda's {@code Invoke}.
 */
public final class FunctionInvoker implements FunctionSink, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FunctionInvoker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PATIENCE_AT_CLOSE_SECONDS = 5;
  private static final int FUNCTION = 6;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("function-http-", 0).factory());
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .executor(threads)
          .build();
  private final ExecutorService hands =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("function-", 0).factory());
  private final Duration patience;
  private final FunctionUrls configured;
  private volatile FunctionUrls urls;
  private volatile Map<String, BiPredicate<String, String>> local = Map.of();

  /** Functions at {@code urls}. */
  public FunctionInvoker(FunctionUrls urls) {
    this(urls, PATIENCE);
  }

  /** {@code patience} is how long a function of this process may take. */
  FunctionInvoker(FunctionUrls urls, Duration patience) {
    this.patience = patience;
    this.configured = urls;
    this.urls = urls;
  }

  /** From now on functions without an address are there, unless they are somewhere already. */
  public void otherwiseAt(URI base) {
    urls = urls.otherwiseAt(base, Map.of());
  }

  /**
   * From now on these run in this process, unless the settings have an address for them.
   *
   * @param functions each takes the payload and X-Ray's trace header, empty for none; false means a
   *     payload that it cannot read, an unchecked exception that it failed and may be asked again
   */
  public void here(Map<String, BiPredicate<String, String>> functions) {
    local = Map.copyOf(functions);
  }

  /** From now on functions without an address in the settings are there. */
  public void at(URI base, Map<String, String> credentials) {
    urls = configured.otherwiseAt(base, credentials);
  }

  @Override
  public void invoke(String arn, String payload) throws SinkException {
    invoke(arn, payload, null);
  }

  /**
   * The same below somebody's segment.
   *
   * @param traceHeader X-Ray's; null for none
   */
  void invoke(String arn, String payload, @Nullable String traceHeader) throws SinkException {
    String[] parts = arn.split(":", -1);
    if (parts.length <= FUNCTION || !parts[FUNCTION - 1].equals("function")) {
      throw noFunction(arn);
    }
    String name = parts[FUNCTION];
    BiPredicate<String, String> here = configured.covers(name) ? null : local.get(name);
    if (here == null) {
      call(arn, name, qualifier(parts), payload, traceHeader);
    } else {
      run(name, here, payload, traceHeader == null ? "" : traceHeader);
    }
  }

  /**
   * On a thread of its own: one that hangs is interrupted and left to itself when its time is over,
   * and an interrupt of the calling thread is the end of the program and nothing else.
   */
  private void run(
      String name, BiPredicate<String, String> function, String payload, String traceHeader)
      throws SinkException {
    Future<Boolean> answer;
    try {
      answer = hands.submit(() -> function.test(payload, traceHeader));
    } catch (RejectedExecutionException e) {
      throw SinkException.interrupted();
    }
    boolean read;
    try {
      read = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} did not end within {} and was interrupted", name, patience);
      throw SinkException.forNow("TIMEOUT", "The function did not answer in time.");
    } catch (ExecutionException e) {
      LOG.warn("{} failed", name, e.getCause());
      throw SinkException.forNow("FUNCTION_ERROR", "The function failed: Unhandled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SinkException.interrupted();
    } finally {
      answer.cancel(true);
    }
    if (!read) {
      throw SinkException.forGood("SDK_CLIENT_ERROR", "The function could not read the event.");
    }
  }

  private void call(
      String arn,
      String name,
      @Nullable String qualifier,
      String payload,
      @Nullable String traceHeader)
      throws SinkException {
    FunctionUrls now = urls;
    URI address = now.invocation(name, qualifier).orElseThrow(() -> noFunction(arn));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Amz-Invocation-Type", "Event")
            .POST(BodyPublishers.ofString(payload));
    now.headers(name).forEach(request::header);
    if (traceHeader != null) {
      request.setHeader("X-Amzn-Trace-Id", traceHeader);
    }
    check(arn, send(request.build()));
  }

  private static @Nullable String qualifier(String[] parts) {
    return parts.length > FUNCTION + 1 ? parts[FUNCTION + 1] : null;
  }

  private HttpResponse<Void> send(HttpRequest request) throws SinkException {
    try {
      return client.send(request, BodyHandlers.discarding());
    } catch (HttpTimeoutException e) {
      throw SinkException.forNow("TIMEOUT", "The function did not answer in time.");
    } catch (IOException e) {
      throw SinkException.forNow("CONNECTION_FAILURE", "The function could not be reached.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SinkException.interrupted();
    }
  }

  private static void check(String arn, HttpResponse<Void> answer) throws SinkException {
    int status = answer.statusCode();
    if (status >= 500) {
      throw SinkException.forNow("SERVICE_ERROR", "The function answered " + status + ".");
    }
    switch (status) {
      case 429 -> throw SinkException.forNow("THROTTLING", "Rate exceeded");
      case 404 -> throw noFunction(arn);
      case 401, 403 ->
          throw SinkException.forGood("NO_PERMISSIONS", "Not authorized to invoke " + arn + ".");
      default -> {
        if (status >= 300) {
          throw SinkException.forGood("SDK_CLIENT_ERROR", "The function answered " + status + ".");
        }
      }
    }
    Optional<String> error = answer.headers().firstValue("X-Amz-Function-Error");
    if (error.isPresent()) {
      throw SinkException.forNow("FUNCTION_ERROR", "The function failed: " + error.get());
    }
  }

  private static SinkException noFunction(String arn) {
    return SinkException.forGood("NO_RESOURCE", "Function not found: " + arn);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
    threads.close();
    hands.shutdownNow();
    try {
      if (!hands.awaitTermination(PATIENCE_AT_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A function did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
