package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.events.ChatEvent;
import com.mangaassist.services.events.ChatEvent.InferenceCompleted;
import com.mangaassist.services.events.ChatEvent.MessageReceived;
import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one turn, as the outbox keeps them. */
final class TurnEvents {

  /** {@code status} of an answer that failed. */
  static final String ERROR = "error";

  /** {@code status} of an answer that was stopped. */
  static final String STOPPED = "stopped";

  private final TurnIds ids;
  private final Clock clock;

  TurnEvents(TurnIds ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  List<Entry> received(
      ChatRequest request, String segment, Intent intent, ModerationVerdict verdict) {
    return entry(
        new MessageReceived(
            ids.sessionId(),
            ids.messageId(),
            ids.correlationId(),
            request.customerId(),
            segment,
            intent.wireName(),
            verdict.severity().wireName(),
            verdict.categories(),
            request.message().codePointCount(0, request.message().length()),
            ChatEvent.timestamp(ids.at())));
  }

  List<Entry> completed(
      String modelId,
      String status,
      ChatEvent.Metrics metrics,
      String text,
      @Nullable String errorCode) {
    return entry(
        new InferenceCompleted(
            ids.sessionId(),
            ids.messageId(),
            ids.correlationId(),
            modelId,
            status,
            metrics,
            text,
            errorCode,
            ChatEvent.timestamp(clock.instant())));
  }

  private static List<Entry> entry(ChatEvent event) {
    return List.of(new Entry(event.source(), event.detailType(), Json.write(event)));
  }
}
