package com.mangaassist.backend.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.time.MovedClock;
import com.mangaassist.services.events.EventPublisher;
import com.mangaassist.services.events.EventPublisher.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayRoundTest {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final ScriptedBus bus = new ScriptedBus();
  private final MovedClock clock = new MovedClock(Instant.parse("2025-11-25T10:00:00Z"));
  private SqliteDatabase database;
  private RelayRound round;

  @BeforeEach
  void open() {
    database = SessionSchema.open(folder.resolve("pipeline.db"));
    round = new RelayRound(database, bus, clock, new Backoff(FIRST, LONGEST, new Random(1)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sendsEverythingInItsOrderInCallsOfTen() throws Exception {
    append(IntStream.range(0, 95).mapToObj(Integer::toString));

    round.run();

    assertThat(bus.taken).containsExactlyElementsOf(numbers(95));
    assertThat(bus.calls).hasSize(10).allSatisfy(call -> assertThat(call).hasSizeBetween(5, 10));
    assertThat(rows(Outbox.State.PUBLISHED))
        .hasSize(95)
        .allSatisfy(row -> assertThat(row.eventId()).isEqualTo("id-of-" + row.entry().detail()));
    assertThat(round.pause()).as("nothing waits").isEmpty();
  }

  @Test
  void keepsEachCallBelowTheBusesSize() throws Exception {
    String large = "x".repeat(100_000);
    append(Stream.of(large + 1, large + 2, large + 3, large + 4, large + 5));

    round.run();

    assertThat(bus.calls)
        .allSatisfy(
            call ->
                assertThat(call.stream().mapToInt(Entry::bytes).sum())
                    .isLessThanOrEqualTo(EventPublisher.MAX_BYTES));
    assertThat(bus.taken).hasSize(5);
  }

  @Test
  void retriesOnlyTheEntriesThatWereNotTaken() throws Exception {
    append(numbers(10).stream());
    bus.refusals.put("3", "ThrottlingException");
    bus.refusals.put("7", "InternalFailure");
    round.run();
    assertThat(rows(Outbox.State.PENDING))
        .extracting(row -> row.entry().detail(), Outbox.Row::attempts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("3", 1),
            org.assertj.core.groups.Tuple.tuple("7", 1));
    assertThat(round.run().settlements()).as("not due yet").isEmpty();
    assertThat(round.pause().orElseThrow()).isBetween(FIRST.dividedBy(2), FIRST);

    bus.refusals.clear();
    clock.move(FIRST);
    round.run();

    assertThat(rows(Outbox.State.PENDING)).isEmpty();
    assertThat(bus.taken).containsExactlyInAnyOrderElementsOf(numbers(10));
  }

  @Test
  void waitsTwiceAsLongAfterEachRefusalUpToALimit() throws Exception {
    append(Stream.of("slow"));
    bus.refusals.put("slow", "ThrottlingException");
    Duration full = FIRST;
    for (int failures = 1; failures <= 20; failures++) {
      assertThat(round.run().settlements()).hasSize(1);
      Duration pause = round.pause().orElseThrow();
      assertThat(pause).as("after failure " + failures).isBetween(full.dividedBy(2), full);
      full = full.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : full.multipliedBy(2);
      clock.move(pause);
    }
  }

  @Test
  void buriesWhatTheBusRefusesForGood() throws Exception {
    append(numbers(3).stream());
    bus.refusals.put("1", "MalformedDetail");

    round.run();

    assertThat(rows(Outbox.State.DEAD))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.entry().detail()).isEqualTo("1");
              assertThat(row.error()).isEqualTo("MalformedDetail: refused");
            });
    assertThat(bus.taken).containsExactly("0", "2");
  }

  @Test
  void findsTheOneEntryThatHasAWholeCallRefused() throws Exception {
    append(numbers(10).stream());
    bus.strict = true;
    bus.refusals.put("4", "too large");

    round.run();

    assertThat(rows(Outbox.State.DEAD))
        .extracting(row -> row.entry().detail())
        .containsExactly("4");
    assertThat(rows(Outbox.State.PUBLISHED)).hasSize(9);
  }

  @Test
  void leavesTheBusInPeaceWhileItIsAway() throws Exception {
    append(numbers(200).stream());
    bus.away = true;

    assertThat(round.run().failedRounds()).isEqualTo(1);
    assertThat(bus.calls).as("the first calls show it").hasSizeLessThan(10);
    int before = bus.calls.size();
    assertThat(round.run().settlements()).as("also not for what was never tried").isEmpty();
    assertThat(bus.calls).hasSize(before);

    bus.away = false;
    clock.move(FIRST);
    round.run();
    clock.move(FIRST);
    round.run();
    assertThat(bus.taken).containsExactlyInAnyOrderElementsOf(numbers(200));
  }

  @Test
  void losesNothingWhateverFails() throws Exception {
    Random random = new Random(20_251_125);
    append(numbers(500).stream());
    for (int i = 0; i < 400 && !rows(Outbox.State.PENDING).isEmpty(); i++) {
      bus.refusals.clear();
      bus.away = random.nextInt(4) == 0;
      for (String detail : numbers(500)) {
        if (random.nextInt(5) == 0) {
          bus.refusals.put(detail, "InternalFailure");
        }
      }
      round.run();
      clock.move(Duration.ofSeconds(random.nextInt(70)));
    }
    assertThat(bus.taken).containsExactlyInAnyOrderElementsOf(numbers(500));
    assertThat(rows(Outbox.State.PUBLISHED)).hasSize(500);
  }

  private void append(Stream<String> details) {
    List<Entry> entries =
        details.map(detail -> new Entry("mangaassist.test", "Test", detail)).toList();
    database
        .write(
            c -> {
              Outbox.append(c, entries, clock.instant());
              return true;
            })
        .join();
  }

  private List<Outbox.Row> rows(Outbox.State state) {
    return database.read(c -> Outbox.rows(c, state));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
