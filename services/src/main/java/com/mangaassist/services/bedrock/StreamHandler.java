package com.mangaassist.services.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.eventstream.Message;

/**
 * Turns the bytes of one answer into what its listener hears. While too many pieces wait to be
 * taken it asks for no more bytes, so that a slow reader slows the model instead of filling the
 * memory.
 */
final class StreamHandler
    implements ConverseStream, SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {

  private static final int OK = 200;

  /** Chunks of the network that may be under way at once. */
  private static final int CHUNKS = 4;

  private static final int MOST_WAITING = 64;
  private static final int ERROR_BYTES = 65_536;

  private final ConverseListener listener;
  private final FrameCutter frames = new FrameCutter(this::message);
  private final ByteArrayOutputStream error = new ByteArrayOutputStream(0);
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger owed = new AtomicInteger();
  private volatile @Nullable SdkHttpResponse head;
  private volatile @Nullable Subscription bytes;

  StreamHandler(ConverseListener listener) {
    this.listener = listener;
  }

  /** The exchange that feeds it; what fails before an answer comes is told by it alone. */
  void follow(CompletableFuture<Void> exchange) {
    var _ =
        exchange.whenComplete(
            (nothing, problem) -> {
              if (problem != null) {
                onError(problem);
              }
            });
    var _ =
        done.whenComplete(
            (nothing, problem) -> {
              if (problem != null) {
                exchange.cancel(true);
              }
            });
  }

  @Override
  public CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void taken() {
    if (waiting.decrementAndGet() <= MOST_WAITING / 2) {
      askForMore();
    }
  }

  private void askForMore() {
    Subscription open = bytes;
    if (open != null && owed.get() > 0) {
      int count = owed.getAndSet(0);
      if (count > 0) {
        open.request(count);
      }
    }
  }

  @Override
  public void close() {
    if (done.cancel(false)) {
      cancel();
    }
  }

  private void cancel() {
    Subscription open = bytes;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onHeaders(SdkHttpResponse response) {
    head = response;
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    stream.subscribe(this);
  }

  @Override
  public void onSubscribe(Subscription opened) {
    bytes = opened;
    if (done.isDone()) {
      opened.cancel();
    } else {
      opened.request(CHUNKS);
    }
  }

  @Override
  public void onNext(ByteBuffer chunk) {
    if (done.isDone()) {
      return;
    }
    if (status() == OK) {
      try {
        frames.add(chunk);
      } catch (RuntimeException e) {
        onError(e);
        return;
      }
    } else if (error.size() < ERROR_BYTES) {
      byte[] part = new byte[chunk.remaining()];
      chunk.get(part);
      error.writeBytes(part);
    }
    owed.incrementAndGet();
    // Asked after the debt is on record: whoever takes the last piece meanwhile sees it, or this.
    if (waiting.get() < MOST_WAITING) {
      askForMore();
    }
  }

  private int status() {
    SdkHttpResponse known = head;
    return known == null ? 0 : known.statusCode();
  }

  private void message(Message message) {
    switch (header(message, ":message-type")) {
      case "event" -> event(header(message, ":event-type"), message);
      case "exception" ->
          onError(
              BedrockErrors.inStream(
                  header(message, ":exception-type"), json(message).path("message").asText("")));
      default ->
          onError(
              BedrockErrors.inStream(
                  header(message, ":error-code"), header(message, ":error-message")));
    }
  }

  private void event(String type, Message message) {
    if (done.isDone()) {
      return;
    }
    switch (type) {
      case "contentBlockDelta" -> {
        String text = json(message).path("delta").path("text").asText("");
        if (!text.isEmpty()) {
          waiting.incrementAndGet();
          listener.text(text);
        }
      }
      case "messageStop" -> listener.stopped();
      case "metadata" -> {
        JsonNode usage = json(message).path("usage");
        if (usage.isObject()) {
          listener.usage(
              new Usage(usage.path("inputTokens").asInt(), usage.path("outputTokens").asInt()));
        }
      }
      default -> {} // says nothing that an answer of text needs
    }
  }

  private static String header(Message message, String name) {
    var value = message.getHeaders().get(name);
    return value == null ? "" : value.getString();
  }

  private static JsonNode json(Message message) {
    try {
      return Json.parse(new String(message.getPayload(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the payload of an event is no JSON", e);
    }
  }

  @Override
  public void onError(Throwable problem) {
    Throwable told =
        head == null && problem instanceof IOException
            ? SdkClientException.create("Bedrock was not reached: " + problem.getMessage(), problem)
            : problem;
    if (done.completeExceptionally(told)) {
      listener.failed(told);
      cancel();
    }
  }

  @Override
  public void onComplete() {
    SdkHttpResponse known = head;
    if (known != null && known.statusCode() != OK) {
      onError(BedrockErrors.refused(known, error.toString(StandardCharsets.UTF_8)));
    } else if (done.complete(null)) {
      listener.ended();
    }
  }
}
