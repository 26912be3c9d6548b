package com.mangaassist.backend.aws.cloudwatch;

import com.mangaassist.backend.aws.cbor.RpcService;
import com.mangaassist.backend.aws.cloudwatch.alarms.AlarmArns;
import com.mangaassist.backend.aws.cloudwatch.alarms.AlarmSchema;
import com.mangaassist.backend.aws.cloudwatch.alarms.Alarms;
import com.mangaassist.backend.aws.cloudwatch.alarms.Ticker;
import com.mangaassist.backend.aws.cloudwatch.dashboards.Dashboards;
import com.mangaassist.backend.aws.cloudwatch.metrics.Distribution;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricGathering;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.metrics.Sample;
import com.mangaassist.backend.aws.cloudwatch.model.Dimension;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.delivery.AlarmStates;
import com.mangaassist.backend.aws.delivery.EventSink;
import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.delivery.MetricSink;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.backend.aws.query.QueryOperation;
import com.mangaassist.backend.aws.shapes.MemberTypes;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The CloudWatch stand-in: its operations, in one tree for all protocols, and its store. */
public final class CloudWatch implements AutoCloseable, MetricSink {
  /** The service's signing name, and its name among the faults. */
  public static final String SERVICE = "monitoring";

  /** Its name in targets and paths. */
  public static final String TARGET = "GraniteServiceVersion20100801";

  private static final Duration BETWEEN_AGING = Duration.ofHours(1);

  private final SqliteDatabase database;
  private final MetricStore metrics;
  private final MetricGathering gathering;
  private final Clock clock;
  private final Alarms alarms;
  private final Ticker ticker;
  private volatile Instant aged = Instant.EPOCH;
  private final Map<String, JsonOperation> operations = new TreeMap<>();

  /**
   * What the stand-in is made of.
   *
   * @param dataDir where its database lies
   * @param events the default bus, which is told of changed alarms
   * @param functions what alarms invoke
   */
  public record Settings(
      Path dataDir, Clock clock, AlarmArns arns, EventSink events, FunctionSink functions) {}

  private CloudWatch(Settings settings, SqliteDatabase database) {
    this.database = database;
    clock = settings.clock();
    metrics = new MetricStore(database, clock);
    alarms =
        new Alarms(
            database, metrics, settings.arns(), clock, settings.events(), settings.functions());
    gathering = new MetricGathering(metrics, clock, alarms::changed);
    operations.putAll(alarms.operations());
    operations.putAll(new Dashboards(database, clock, settings.arns().account()).operations());
    operations.put("PutMetricData", new PutMetricData(metrics, clock, alarms::changed)::call);
    operations.put("ListMetrics", settled(new ListMetrics(metrics, clock)::call));
    operations.put("GetMetricData", settled(new GetMetricData(metrics, clock)::call));
    operations.put("GetMetricStatistics", settled(new GetMetricStatistics(metrics, clock)::call));
    operations.replaceAll(new ModelBounds()::keeping);
    ticker = new Ticker(this::tick);
  }

  private JsonOperation settled(JsonOperation reading) {
    return input -> {
      gathering.settle();
      return reading.call(input);
    };
  }

  /**
   * Opens the store.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException when it cannot be opened
   */
  public static CloudWatch open(Settings settings) {
    return new CloudWatch(
        settings,
        SqliteDatabase.open(
            settings.dataDir().resolve("aws-cloudwatch.db"),
            List.of(
                MetricStore.SCHEMA, AlarmSchema.SCRIPT, Dashboards.SCHEMA, AlarmSchema.ACTIONS)));
  }

  /** Its operations by name; times in their answers are marked, see {@link Times}. */
  public Map<String, JsonOperation> operations() {
    return Map.copyOf(operations);
  }

  /** Its operations for AWS JSON. */
  public List<JsonTarget> targets() {
    return typed().entrySet().stream()
        .map(
            each ->
                new JsonTarget(
                    SERVICE,
                    TARGET + "." + each.getKey(),
                    input -> Times.asNumbers(each.getValue().call(input))))
        .toList();
  }

  private Map<String, JsonOperation> typed() {
    Map<String, JsonOperation> typed = new HashMap<>(operations);
    for (QueryOperation each : queries()) {
      typed.computeIfPresent(
          each.action(), (name, operation) -> MemberTypes.typed(operation, each.input()));
    }
    return typed;
  }

  /** Its operations for Query. */
  public List<QueryOperation> queries() {
    return QueryProtocol.of(operations());
  }

  /** Its operations for RPC v2 CBOR. */
  public RpcService rpc() {
    return new RpcService(SERVICE, TARGET, Faults.NAMESPACE, Map.copyOf(typed()));
  }

  /** What its alarms say. */
  public AlarmStates alarms() {
    return alarms;
  }

  /** Evaluates the alarms that are due; once an hour, lets what is old go. */
  void tick() {
    gathering.settle();
    alarms.tick();
    Instant now = clock.instant();
    if (Duration.between(aged, now).compareTo(BETWEEN_AGING) >= 0) {
      age();
    }
  }

  /** Thins out and forgets what is old, as of now; returns when that is on the disk. */
  void age() {
    aged = clock.instant();
    metrics.age(aged).join();
    alarms.age();
  }

  @Override
  public void put(
      String namespace,
      String name,
      Map<String, String> dimensions,
      double value,
      String unit,
      Instant time) {
    MetricId metric =
        new MetricId(
            namespace,
            name,
            dimensions.entrySet().stream()
                .map(each -> new Dimension(each.getKey(), each.getValue()))
                .toList());
    gathering.add(new Sample(metric, unit, time, false, Distribution.of(value, 1)));
  }

  /** Why its store cannot be written at the moment; else empty. */
  public String trouble() {
    return database.trouble();
  }

  /** Stops the clock of alarms and closes the store. */
  @Override
  public void close() {
    ticker.close();
    gathering.settle();
    alarms.close();
    database.close();
  }
}
