package com.mangaassist.backend.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mangaassist.backend.platform.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDatabaseTest {

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
          CREATE TABLE note (item INTEGER NOT NULL REFERENCES item (id));
          """);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("data").resolve("items.db");
  }

  /** What nobody foresaw ends a job, not the writer. */
  @Test
  void goesOnAfterAFailureThatIsNoSql() {
    try (var database = SqliteDatabase.open(file(), SCHEMA)) {
      var error = new StackOverflowError();
      var failed =
          database.<Integer>write(
              connection -> {
                throw error;
              });
      assertThatThrownBy(failed::join).hasCause(error);
      assertThat(database.write(insert("a")).join()).isEqualTo(1);
    }
  }

  private static SqlWork<Integer> insert(String name) {
    return connection -> Sql.update(connection, "INSERT INTO item (name) VALUES (?)", name);
  }

  private static List<String> names(SqliteDatabase database) {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT name FROM item ORDER BY id")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
              names.add(rows.getString(1));
            }
            return names;
          }
        });
  }

  private static String pragma(SqliteDatabase database, String name) {
    return database
        .write(
            connection -> {
              try (var statement = connection.createStatement();
                  var row = statement.executeQuery("PRAGMA " + name)) {
                return row.getString(1);
              }
            })
        .join();
  }

  @Test
  void readsWhatWasAcknowledged() {
    try (var database = SqliteDatabase.open(file(), SCHEMA)) {
      assertThat(database.write(insert("あ")).join()).isEqualTo(1);
      assertThat(names(database)).containsExactly("あ");
    }
  }

  @ParameterizedTest(name = "repeatable: {0}")
  @ValueSource(booleans = {false, true})
  void saysThatNothingCanBeWrittenUntilSomethingCanBe(boolean repeatable) {
    var settings = new SqliteDatabase.Settings(1, 16, 16, repeatable);
    try (var database = SqliteDatabase.open(file(), SCHEMA, settings)) {
      assertThat(database.trouble()).isEmpty();
      String most = pragma(database, "max_page_count");
      pragma(database, "max_page_count = 1");
      assertThatThrownBy(() -> database.write(insert("x".repeat(100_000))).join())
          .hasCauseInstanceOf(StoreException.class);
      assertThat(database.trouble()).endsWith("the disk is full.");
      var group =
          IntStream.range(0, 8)
              .mapToObj(i -> database.write(insert(i + "x".repeat(100_000))))
              .toList();
      assertThat(group)
          .allSatisfy(
              write ->
                  assertThatThrownBy(write::join)
                      .cause()
                      .isInstanceOfSatisfying(
                          StoreException.class,
                          e -> assertThat(e.kind()).isEqualTo(Kind.DISK_FULL)));
      pragma(database, "max_page_count = " + most);
      database.write(insert("x")).join();
      assertThat(database.trouble()).isEmpty();
      assertThatThrownBy(() -> database.write(insert("x")).join()).isNotNull();
      assertThat(database.trouble()).isEmpty();
    }
  }

  @Test
  void waitsForTheDiskOnEachCommit() {
    try (var database = SqliteDatabase.open(file(), SCHEMA)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(database, "busy_timeout")).isEqualTo("5000");
    }
  }

  @ParameterizedTest(name = "repeatable: {0}")
  @ValueSource(booleans = {false, true})
  void keepsTheOthersOfAGroupWhenOneFails(boolean repeatable) throws InterruptedException {
    var settings = new SqliteDatabase.Settings(1, 16, 16, repeatable);
    try (var database = SqliteDatabase.open(file(), SCHEMA, settings)) {
      // Holds the writer, so that the next five share one commit.
      var entered = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      var gate =
          database.write(
              connection -> {
                entered.countDown();
                try {
                  release.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return true;
              });
      entered.await();
      var group = new ArrayList<CompletableFuture<Integer>>();
      for (var name : List.of("a", "b", "a", "c")) {
        group.add(database.write(insert(name)));
      }
      var thrown =
          database.<Integer>write(
              connection -> {
                insert("half").run(connection);
                throw new IllegalArgumentException("no");
              });
      release.countDown();
      gate.join();

      assertThat(group.get(0).join() + group.get(1).join() + group.get(3).join()).isEqualTo(3);
      assertThatThrownBy(group.get(2)::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
          .hasMessageContaining("UNIQUE");
      assertThatThrownBy(thrown::join).hasCauseInstanceOf(IllegalArgumentException.class);
      assertThat(names(database)).containsExactly("a", "b", "c");
    }
  }

  @Test
  void finishesAcceptedWritesOnCloseAndRefusesLaterOnes() {
    var accepted = new ArrayList<CompletableFuture<Integer>>();
    var database = SqliteDatabase.open(file(), SCHEMA);
    for (var i = 0; i < 1_000; i++) {
      accepted.add(database.write(insert("n" + i)));
    }
    database.close();
    assertThat(accepted).allSatisfy(write -> assertThat(write).isCompletedWithValue(1));
    assertThatThrownBy(database.write(insert("late"))::join)
        .cause()
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
    try (var again = SqliteDatabase.open(file(), SCHEMA)) {
      assertThat(names(again)).hasSize(1_000);
    }
  }

  @Test
  void makesWritersWaitWhenTheQueueIsFull() {
    var settings = new SqliteDatabase.Settings(1, 2, 4, false);
    try (var database = SqliteDatabase.open(file(), SCHEMA, settings)) {
      var writes = new ArrayList<CompletableFuture<Integer>>();
      for (var i = 0; i < 50; i++) {
        writes.add(database.write(insert("n" + i)));
      }
      writes.forEach(CompletableFuture::join);
      assertThat(names(database)).hasSize(50);
    }
  }

  @Test
  void refusesToWriteOnAReader() {
    try (var database = SqliteDatabase.open(file(), SCHEMA)) {
      assertThatThrownBy(() -> database.read(insert("sneaky"))).isInstanceOf(StoreException.class);
      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void runsOnlyTheMigrationsThatAreMissing() {
    try (var database = SqliteDatabase.open(file(), SCHEMA)) {
      database.write(insert("kept")).join();
    }
    var newer = List.of(SCHEMA.getFirst(), "ALTER TABLE item ADD COLUMN price INTEGER");
    try (var database = SqliteDatabase.open(file(), newer)) {
      assertThat(names(database)).containsExactly("kept");
      assertThat(pragma(database, "user_version")).isEqualTo("2");
    }
    assertRefused(file(), Kind.NEWER_SCHEMA, "update the program");
  }

  @Test
  void leavesTheSchemaAsItWasWhenAMigrationFails() {
    SqliteDatabase.open(file(), SCHEMA).close();
    var broken = List.of(SCHEMA.getFirst(), "CREATE TABLE extra (x); CREATE TABLE item (y);");
    assertThatThrownBy(() -> SqliteDatabase.open(file(), broken))
        .isInstanceOf(StoreException.class);
    try (var database = SqliteDatabase.open(file(), SCHEMA)) {
      assertThat(pragma(database, "user_version")).isEqualTo("1");
      assertThatThrownBy(
              () -> database.read(c -> c.createStatement().execute("SELECT * FROM extra")))
          .hasMessageContaining("no such table");
    }
  }

  @Test
  void saysThatAnotherInstanceHoldsTheFile() {
    try (var first = SqliteDatabase.open(file(), SCHEMA)) {
      assertRefused(file(), Kind.LOCKED, "locked by another running instance");
      assertThat(names(first)).isEmpty();
    }
  }

  @Test
  void saysThatTheFileIsNotADatabase() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file(), "this is not a database, whatever its name says".repeat(100));
    assertRefused(file(), Kind.CORRUPT, "damaged or not a database");
  }

  @Test
  void saysThatTheFolderCannotBeCreated() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    assertRefused(file(), Kind.NOT_WRITABLE, "cannot be created");
  }

  @Test
  void saysThatTheFolderIsNotWritable() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    assumeThat(data.toFile().setWritable(false)).isTrue();
    // The super-user writes everywhere; there is nothing to see then.
    assumeThat(Files.isWritable(data)).isFalse();
    assertRefused(file(), Kind.NOT_WRITABLE, "cannot be opened for writing");
  }

  private static void assertRefused(Path file, Kind kind, String words) {
    assertThatThrownBy(() -> SqliteDatabase.open(file, SCHEMA))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }
}
