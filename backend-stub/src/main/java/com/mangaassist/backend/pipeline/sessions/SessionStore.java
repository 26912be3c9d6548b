package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.events.EventPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps conversations. Writes answer with a future that completes when the change is durable; the
 * events given with a change are committed with it. Reads block the calling (virtual) thread.
 */
public interface SessionStore {

  /**
   * A message that arrived.
   *
   * @param sessionId the session to go on with or to open under this id; null makes a new id
   * @param severity moderation of the message
   * @param at when it arrived
   * @param after id of the turn that it follows, {@link ChatRequest#START}, or null for the one
   *     that was spoken of last
   */
  record NewTurn(
      @Nullable String sessionId,
      String customerId,
      String segment,
      String messageId,
      String correlationId,
      String message,
      Severity severity,
      Instant at,
      @Nullable String after) {}

  /** What became of {@link #begin}. */
  sealed interface Begun {
    /** The message is kept and its answer stands as {@code STREAMING}. */
    record Started(String sessionId, boolean newSession) implements Begun {}

    /** The session belongs to another customer; nothing was kept. */
    record NotTheirs(String sessionId) implements Begun {}

    /** The session has no such turn for the message to follow; nothing was kept. */
    record NoSuchTurn(String after) implements Begun {}
  }

  /** Keeps a message; must be complete before the first token of the answer is shown. */
  CompletableFuture<Begun> begin(NewTurn turn, List<EventPublisher.Entry> events);

  /**
   * Keeps the answer's text so far (the whole, not the last piece), in case the program dies.
   * Without effect once the answer has ended. See {@link AnswerCheckpoint} for when to call it.
   */
  CompletableFuture<Void> checkpoint(String messageId, String textSoFar);

  /**
   * The answer is whole.
   *
   * @param answer with its text
   * @param question by which {@link #earlier} finds it; null when nobody else is to be given it
   */
  CompletableFuture<Void> complete(
      ChatAnswer answer, @Nullable String question, List<EventPublisher.Entry> events);

  /**
   * An answer that may be given again.
   *
   * @param modelId who wrote it
   * @param at when the question came
   */
  record Earlier(String text, String modelId, Instant at) {}

  /**
   * The latest answer to that question that is in no deleted conversation and that staff do not
   * call bad.
   */
  Optional<Earlier> earlier(String question);

  /** Keeps what was withheld from a customer, for those who look after moderation. */
  CompletableFuture<Void> quarantine(Withheld withheld);

  /** What was withheld, the latest first. */
  List<Withheld> quarantined(int limit);

  /** The customer stopped it; {@code text} is what had been streamed. */
  CompletableFuture<Void> stopped(String messageId, String text, List<EventPublisher.Entry> events);

  /** The pipeline gave up; {@code problem} is the code of the reason. */
  CompletableFuture<Void> failed(
      String messageId, String text, String problem, List<EventPublisher.Entry> events);

  /** The customer whose session it is; empty when nobody has opened or claimed it. */
  Optional<String> owner(String sessionId);

  /**
   * The last turns of one branch whose answer has ended, the oldest first.
   *
   * @param after the turn that ends it, {@link ChatRequest#START} for none, or null for the one
   *     that was spoken of last; one that the session does not have yields nothing
   */
  CompletableFuture<List<StoredTurn>> history(String sessionId, @Nullable String after, int last);

  /**
   * Conversations that are not deleted, the newest first.
   *
   * @param text only those with a title, message or answer that contains it, after NFKC and case
   *     folding; null or blank for all
   * @param limit at most so many, 1 to 200
   * @param after the last one of the page before; null for the first page
   */
  List<ConversationSummary> conversations(
      @Nullable String text, int limit, @Nullable ConversationSummary after);

  /** A whole conversation that is not deleted. */
  Optional<Conversation> conversation(String sessionId);

  /**
   * Goes on with the branch that a turn is part of, from the latest turn that follows it; false
   * when there is no such turn.
   */
  boolean follow(String sessionId, String messageId);

  /** Keeps what staff say of an answer; null leaves a part as it is. False without such a turn. */
  boolean remark(
      String sessionId, String messageId, @Nullable Rating rating, @Nullable String note);

  /** Gives a title; false when there is no such conversation. */
  boolean rename(String sessionId, String title);

  /** Hides a conversation; it is purged 30 days later. False when there is no such one. */
  boolean delete(String sessionId);

  /** Brings a deleted conversation back; false when it is gone for good or was not deleted. */
  boolean restore(String sessionId);
}
