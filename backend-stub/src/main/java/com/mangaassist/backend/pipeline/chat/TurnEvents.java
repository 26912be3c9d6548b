package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.events.ChatEvent;
import com.mangaassist.services.events.ChatEvent.InferenceCompleted;
import com.mangaassist.services.events.ChatEvent.MessageReceived;
import com.mangaassist.services.events.ChatEvent.ModerationFlagged;
import com.mangaassist.services.events.ChatEvent.RecommendationGenerated;
import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
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

  List<Entry> received(ChatRequest request, String segment, Prepared prepared) {
    ModerationVerdict verdict = prepared.verdict();
    var received =
        entry(
            new MessageReceived(
                ids.sessionId(),
                ids.messageId(),
                ids.correlationId(),
                request.customerId(),
                segment,
                prepared.understanding().intent().wireName(),
                verdict.severity().wireName(),
                verdict.categories(),
                request.message().codePointCount(0, request.message().length()),
                ChatEvent.timestamp(ids.at())));
    return verdict.severity().atLeast(Severity.LOW)
        ? both(
            received,
            flagged(
                "message",
                request.message(),
                prepared.rated().masked(),
                verdict,
                prepared.model().modelId()))
        : received;
  }

  /** A message or an answer that was rated low or worse. */
  List<Entry> flagged(
      String subject, String content, String masked, ModerationVerdict verdict, String modelId) {
    return entry(
        new ModerationFlagged(
            ids.sessionId(),
            ids.messageId(),
            ids.correlationId(),
            subject,
            ModerationFlagged.hash(content),
            masked,
            verdict.severity().wireName(),
            verdict.categories(),
            modelId,
            ChatEvent.timestamp(clock.instant())));
  }

  /** Products that an answer recommends. */
  List<Entry> recommended(String customerId, Prepared prepared) {
    return entry(
        new RecommendationGenerated(
            ids.correlationId(),
            customerId,
            prepared.products().stream().map(ProductCard::productId).toList(),
            Strategy.of(prepared.understanding()),
            prepared.model().modelId(),
            prepared.products().size(),
            ChatEvent.timestamp(clock.instant())));
  }

  static List<Entry> both(List<Entry> first, List<Entry> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
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
