package com.mangaassist.backend.pipeline.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mangaassist.backend.pipeline.outbox.Outbox;
import com.mangaassist.backend.pipeline.sessions.TurnWrites.Ending;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqlWork;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.SearchFold;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.events.EventPublisher;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions in the pipeline's SQLite file, see {@link SessionSchema#open}. */
public final class SqliteSessionStore implements SessionStore {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteSessionStore.class);

  private final SqliteDatabase database;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Runnable eventsCommitted;
  private final AnswerDetails details = new AnswerDetails();

  /** A session never changes hands. */
  private final Cache<String, String> owners =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofHours(1)).build();

  private SqliteSessionStore(
      SqliteDatabase database, TimeOrderedIds ids, Clock clock, Runnable eventsCommitted) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.eventsCommitted = eventsCommitted;
  }

  /**
   * Takes up where the last run ended: answers that it left under way are marked broken.
   *
   * @param database stays the caller's to close
   * @param eventsCommitted told after each commit that added to the outbox
   */
  public static SqliteSessionStore open(
      SqliteDatabase database, TimeOrderedIds ids, Clock clock, Runnable eventsCommitted) {
    var now = clock.instant();
    var broken = database.write(c -> TurnWrites.breakOff(c, now)).join();
    LOG.info("Sessions are open: {} answers found broken off", broken);
    return new SqliteSessionStore(database, ids, clock, eventsCommitted);
  }

  @Override
  public CompletableFuture<Begun> begin(NewTurn turn, List<EventPublisher.Entry> events) {
    var sessionId = turn.sessionId() == null ? ids.next() : turn.sessionId();
    return announced(
        events,
        database.write(
            c -> {
              var begun = TurnWrites.begin(c, sessionId, turn);
              if (begun instanceof Begun.Started) {
                Outbox.append(c, events, clock.instant());
              }
              return begun;
            }));
  }

  @Override
  public CompletableFuture<Void> checkpoint(String messageId, String textSoFar) {
    return write(c -> TurnWrites.checkpoint(c, messageId, textSoFar));
  }

  @Override
  public CompletableFuture<Void> complete(
      ChatAnswer answer, @Nullable String question, List<EventPublisher.Entry> events) {
    var text = Objects.requireNonNull(answer.answer(), "a complete answer has a text");
    var withoutText = answer.withoutText();
    var ending =
        new Ending(
            AnswerState.COMPLETE,
            text,
            Json.write(withoutText),
            null,
            answer.moderation().severity(),
            question);
    return end(answer.messageId(), ending, events).thenAccept(kept -> details.keep(withoutText));
  }

  @Override
  public Optional<Earlier> earlier(String question) {
    return database.read(c -> Questions.latest(c, details, question));
  }

  @Override
  public CompletableFuture<Void> quarantine(Withheld withheld) {
    return write(c -> Quarantine.add(c, withheld));
  }

  @Override
  public List<Withheld> quarantined(int limit) {
    return database.read(c -> Quarantine.latest(c, limit));
  }

  @Override
  public CompletableFuture<Void> stopped(
      String messageId, String text, List<EventPublisher.Entry> events) {
    return end(messageId, new Ending(AnswerState.STOPPED, text, null), events);
  }

  @Override
  public CompletableFuture<Void> failed(
      String messageId, String text, String problem, List<EventPublisher.Entry> events) {
    return end(messageId, new Ending(AnswerState.FAILED, text, problem), events);
  }

  private CompletableFuture<Void> end(
      String messageId, Ending ending, List<EventPublisher.Entry> events) {
    return announced(
        events,
        write(
            c -> {
              TurnWrites.end(c, messageId, ending, clock.instant());
              Outbox.append(c, events, clock.instant());
            }));
  }

  private <T> CompletableFuture<T> announced(
      List<EventPublisher.Entry> events, CompletableFuture<T> commit) {
    return events.isEmpty()
        ? commit
        : commit.whenComplete(
            (done, problem) -> {
              if (problem == null) {
                eventsCommitted.run();
              }
            });
  }

  @Override
  public Optional<String> owner(String sessionId) {
    String known = owners.getIfPresent(sessionId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> owner = database.read(c -> SessionReads.owner(c, sessionId));
    owner.ifPresent(id -> owners.put(sessionId, id));
    return owner;
  }

  @Override
  public CompletableFuture<List<StoredTurn>> history(
      String sessionId, @Nullable String after, int last) {
    return database.readLater(c -> SessionReads.history(c, details, sessionId, after, last));
  }

  @Override
  public List<ConversationSummary> conversations(
      @Nullable String text, int limit, @Nullable ConversationSummary after) {
    return database.read(c -> SessionReads.page(c, text, limit, after));
  }

  @Override
  public Optional<Conversation> conversation(String sessionId) {
    return database.read(c -> SessionReads.conversation(c, details, sessionId));
  }

  @Override
  public boolean follow(String sessionId, String messageId) {
    return database.write(c -> Branches.follow(c, sessionId, messageId)).join();
  }

  @Override
  public boolean remark(
      String sessionId, String messageId, @Nullable Rating rating, @Nullable String note) {
    return changed(
        "UPDATE turn SET rating = coalesce(?, rating), note = coalesce(?, note)"
            + " WHERE message_id = ? AND session ="
            + " (SELECT id FROM session WHERE session_id = ? AND deleted_at IS NULL)",
        rating == null ? null : rating.wireName(),
        note,
        messageId,
        sessionId);
  }

  @Override
  public boolean rename(String sessionId, String title) {
    var line = Excerpt.title(title);
    return changed(
        "UPDATE session SET title = ?, title_folded = ? WHERE session_id = ?"
            + " AND deleted_at IS NULL",
        line,
        SearchFold.fold(line),
        sessionId);
  }

  @Override
  public boolean delete(String sessionId) {
    return changed(
        "UPDATE session SET deleted_at = ? WHERE session_id = ? AND deleted_at IS NULL",
        clock.millis(),
        sessionId);
  }

  @Override
  public boolean restore(String sessionId) {
    return changed(
        "UPDATE session SET deleted_at = NULL WHERE session_id = ? AND deleted_at IS NOT NULL",
        sessionId);
  }

  private boolean changed(String sql, @Nullable Object... values) {
    return database.write(c -> Sql.update(c, sql, values) > 0).join();
  }

  /** A change that yields nothing. */
  @FunctionalInterface
  private interface Change {
    void run(Connection connection) throws SQLException;
  }

  private CompletableFuture<Void> write(Change change) {
    SqlWork<Boolean> work =
        c -> {
          change.run(c);
          return true;
        };
    return database.write(work).thenAccept(done -> {});
  }
}
