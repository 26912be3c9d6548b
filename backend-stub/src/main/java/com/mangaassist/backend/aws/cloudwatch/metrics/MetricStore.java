package com.mangaassist.backend.aws.cloudwatch.metrics;

import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps the values of metrics, merged by the second or minute as they come in. */
public final class MetricStore {
  /** The first script of CloudWatch's database. */
  public static final String SCHEMA =
      """
      CREATE TABLE series (
        id INTEGER PRIMARY KEY,
        namespace TEXT NOT NULL,
        name TEXT NOT NULL,
        dimensions TEXT NOT NULL,
        last INTEGER NOT NULL,
        UNIQUE (namespace, name, dimensions)
      );
      CREATE TABLE point (
        series INTEGER NOT NULL,
        tier INTEGER NOT NULL,
        start INTEGER NOT NULL,
        unit TEXT NOT NULL,
        samples REAL NOT NULL,
        total REAL NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        sketch BLOB NOT NULL,
        PRIMARY KEY (series, tier, start, unit)
      ) WITHOUT ROWID;
      """;

  private final SqliteDatabase database;
  private final Clock clock;

  /** Works on a database that has {@link #SCHEMA}. */
  public MetricStore(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Slot(MetricId metric, Tier tier, long start, String unit) {}

  /**
   * Adds values.
   *
   * @param now when they came in: seconds are kept only of the last three hours
   * @return done when they are on the disk
   */
  public CompletableFuture<Integer> add(List<Sample> samples, Instant now) {
    Map<Slot, Distribution> slots = new HashMap<>();
    Map<MetricId, Long> latest = new HashMap<>();
    for (Sample sample : samples) {
      long second = sample.time().getEpochSecond();
      latest.merge(sample.metric(), sample.time().toEpochMilli(), Math::max);
      put(slots, sample, Tier.MINUTE, second);
      if (sample.highResolution() && sample.time().isAfter(now.minus(Tier.SECOND.kept))) {
        put(slots, sample, Tier.SECOND, second);
      }
    }
    return database.write(
        connection -> {
          Map<MetricId, Long> ids = new HashMap<>();
          for (Map.Entry<MetricId, Long> each : latest.entrySet()) {
            ids.put(each.getKey(), SeriesTable.seen(connection, each.getKey(), each.getValue()));
          }
          for (Map.Entry<Slot, Distribution> each : slots.entrySet()) {
            Slot slot = each.getKey();
            Long series = ids.get(slot.metric());
            if (series != null) {
              PointTable.add(
                  connection, series, slot.tier(), slot.start(), slot.unit(), each.getValue());
            }
          }
          return slots.size();
        });
  }

  private static void put(Map<Slot, Distribution> slots, Sample sample, Tier tier, long second) {
    slots.merge(
        new Slot(sample.metric(), tier, tier.start(second), sample.unit()),
        sample.values(),
        Distribution::plus);
  }

  /**
   * The values of a metric by period and unit, ascending; periods without values are left out.
   *
   * @param unit only values of this one; empty for all
   * @param from seconds since 1970; periods are counted from here
   * @param to seconds since 1970, excluded
   * @param period seconds
   * @param single whether single values are needed, which takes longer
   */
  public List<Point> points(
      MetricId metric, Optional<String> unit, long from, long to, int period, boolean single) {
    long recent = clock.instant().minus(Tier.SECOND.kept).getEpochSecond();
    return database.read(
        connection -> {
          Optional<Long> series = SeriesTable.find(connection, metric);
          return series.isEmpty()
              ? List.<Point>of()
              : PointTable.read(
                  connection,
                  new PointTable.Wanted(series.get(), unit, from, to, period, single, recent));
        });
  }

  /**
   * Metrics in order, after one of them.
   *
   * @param since milliseconds since 1970: only those that got values from then on
   * @param after where to go on; empty for the beginning
   */
  public List<MetricId> metrics(
      Optional<String> namespace,
      Optional<String> name,
      long since,
      Optional<MetricId> after,
      int most) {
    return database.read(
        connection -> SeriesTable.list(connection, namespace, name, since, after, most));
  }

  /** Thins out and forgets what is old; done when that is on the disk. */
  public CompletableFuture<Integer> age(Instant now) {
    List<Long> all =
        database.read(
            connection -> Sql.list(connection, row -> row.getLong(1), "SELECT id FROM series"));
    CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
    // One job for each series, so that calls do not wait for all of it.
    for (long series : all) {
      last = database.write(connection -> Aging.age(connection, series, now));
    }
    return last;
  }
}
