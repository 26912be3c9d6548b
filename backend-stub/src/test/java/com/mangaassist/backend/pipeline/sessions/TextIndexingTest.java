package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Severity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text is found from its commit on, whether it is indexed yet or not. */
class TextIndexingTest {

  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir Path folder;
  private SqliteDatabase database;
  private SqliteSessionStore store;

  @BeforeEach
  void open() {
    database =
        SessionSchema.open(
            folder.resolve("pipeline.db"),
            Questions.SCHEMA,
            TextIndexing.SCHEMA,
            SessionClaims.SCHEMA);
    store =
        SqliteSessionStore.open(
            database,
            new TimeOrderedIds(Clock.systemUTC(), new Random(1)),
            Clock.systemUTC(),
            () -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void turn(String session, String message, String answer) {
    begin(session, message);
    store.stopped("m-" + session, answer, List.of()).join();
  }

  private void begin(String session, String message) {
    store
        .begin(
            new SessionStore.NewTurn(
                session, "user-42", "free", "m-" + session, "c", message, Severity.NONE, AT, null),
            List.of())
        .join();
  }

  private List<String> found(String text) {
    return store.conversations(text, 10, null).stream()
        .map(ConversationSummary::sessionId)
        .toList();
  }

  private long waiting() {
    return count("turn_fresh");
  }

  private long indexed() {
    return count("turn_text");
  }

  private long count(String table) {
    return database.read(
        c -> Sql.first(c, row -> row.getLong(1), "SELECT count(*) FROM " + table).orElseThrow());
  }

  @Test
  void findsMessagesAndAnswersBeforeAndAfter() {
    turn("a", "Where is my order?", "鬼滅の刃 is on its WAY to you.");
    turn("b", "Anything else?", "No.");
    for (int look = 0; look < 2; look++) {
      assertThat(found("on its way")).containsExactly("a");
      assertThat(found("my ORDER")).containsExactly("a");
      assertThat(found("の刃")).containsExactly("a");
      assertThat(found("nothing of it")).isEmpty();
      TextIndexing.step(database, 10);
    }
    assertThat(waiting()).isZero();
    assertThat(indexed()).isEqualTo(2);
  }

  @Test
  void indexesAPartAtATime() {
    turn("a", "first message", "one");
    turn("b", "second message", "two");
    assertThat(TextIndexing.step(database, 1)).isOne();
    assertThat(waiting()).isOne();
    assertThat(found("message")).containsExactlyInAnyOrder("a", "b");
    assertThat(TextIndexing.step(database, 1)).isOne();
    assertThat(TextIndexing.step(database, 1)).isZero();
  }

  @Test
  void leavesAnAnswerUnderWayUntilItHasEnded() {
    begin("a", "Is there more?");
    assertThat(TextIndexing.step(database, 10)).isZero();
    assertThat(found("there more")).containsExactly("a");
    store.stopped("m-a", "There is plenty.", List.of()).join();
    assertThat(TextIndexing.step(database, 10)).isOne();
    assertThat(found("is plenty")).containsExactly("a");
    assertThat(found("there more")).containsExactly("a");
  }

  @Test
  void survivesTheEndOfTheProgram() {
    turn("a", "Where is my order?", "On its way.");
    close();
    open();
    assertThat(found("on its way")).containsExactly("a");
    try (var indexing = TextIndexing.start(database)) {
      assertThat(indexing).isNotNull();
      await().until(() -> waiting() == 0);
    }
    assertThat(found("on its way")).containsExactly("a");
  }

  @Test
  void letsNoMoreWaitInABurstThanASearchLooksThrough() {
    int turns = TextIndexing.MOST_WAITING * 2;
    List<CompletableFuture<?>> commits = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      commits.add(
          store.begin(
              new SessionStore.NewTurn(
                  "s" + i, "user-42", "free", "m" + i, "c", "hello", Severity.NONE, AT, null),
              List.of()));
      commits.add(store.stopped("m" + i, "answer number " + i + ".", List.of()));
    }
    CompletableFuture.allOf(commits.toArray(CompletableFuture[]::new)).join();

    assertThat(waiting())
        .isBetween(
            (long) TextIndexing.MOST_WAITING - TextIndexing.LOOKED_FOR,
            (long) TextIndexing.MOST_WAITING + TextIndexing.LOOKED_FOR);
    assertThat(waiting() + indexed()).isEqualTo(turns);
    for (int each : new int[] {0, turns / 2, turns - 1}) {
      assertThat(found("number " + each + ".")).containsExactly("s" + each);
    }
  }

  @Test
  void forgetsWhatIsPurged() {
    turn("a", "first message", "one");
    turn("b", "second message", "two");
    TextIndexing.step(database, 1);
    database.write(c -> Sql.update(c, "DELETE FROM session")).join();
    assertThat(waiting()).isZero();
    assertThat(indexed()).isZero();
  }
}
