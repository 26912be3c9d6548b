package com.mangaassist.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.backend.aws.bedrock.Invocation;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A day of the document's scale as fast as it goes, from customers in another process: what each
 * hop counted, how fast it was, what memory stayed, and where the time went.
 */
final class DayBenchmark implements Benchmark {

  private static final int MESSAGES = Integer.getInteger("mangaassist.day.messages", 1_000_000);
  private static final int CONNECTIONS = Integer.getInteger("mangaassist.day.connections", 32);
  private static final int WARM_UP = Integer.getInteger("mangaassist.day.warmUp", 20_000);
  private static final int EVENTS_OF_A_MESSAGE = 2;
  private static final int QUARTERS = 4;
  private static final long DRAIN_NANOS = 300_000_000_000L;
  private static final double HEAP_GROWTH_MB = 48;
  private static final String ARCHIVE = "manga-assist-ai-archive";
  private static final int COSTS = 3;

  private final Path scratch;
  private final Logs logs;
  private final String version;
  private final AtomicLong invocations = new AtomicLong();

  DayBenchmark(Path scratch, Logs logs, String version) {
    this.scratch = scratch;
    this.logs = logs;
    this.version = version;
  }

  @Override
  public String name() {
    return "day";
  }

  @Override
  public String summary() {
    return "a day's messages through gateway, orchestrator, stand-ins and events; nothing is lost";
  }

  @Override
  public Report run() throws Exception {
    Path data = scratch.resolve("day");
    Path connection = data.resolve("connection.json");
    var settings = new BackendSettings(data, connection, new ConnectionProfile.Embedded(), 0, true);
    try (var backend =
            EmbeddedBackend.start(
                settings, version, logs, EmbeddedBackend.offlineModel(), this::invoked);
        var aws = clients(backend.connection())) {
      JsonNode warmUp = load(connection, WARM_UP, data.resolve("warm-up.json"), new ArrayList<>());
      drained(aws, events(warmUp));
      long archivedBefore = archived(aws);
      invocations.set(0);
      List<Double> heap = new ArrayList<>();
      JsonNode load;
      List<CostProfile.Cost> costs;
      try (var profile = new CostProfile()) {
        load = load(connection, MESSAGES, data.resolve("load.json"), heap);
        costs = profile.largest(data.resolve("day.jfr"), COSTS);
      }
      long begun = System.nanoTime();
      long archived = drained(aws, archivedBefore + events(load));
      double drain = (System.nanoTime() - begun) / 1e9;
      return report(load, archived - archivedBefore, drain, heap, costs);
    }
  }

  private void invoked(Invocation invocation) {
    if (!invocation.modelId().equals(ModelCatalog.TITAN_EMBED)
        && invocation.outcome() == Invocation.Outcome.COMPLETED) {
      invocations.incrementAndGet();
    }
  }

  private static long asked(JsonNode load) {
    return load.path("answered").asLong();
  }

  /** Starts the customers, and looks at the heap at each quarter of their way. */
  private JsonNode load(Path connection, int messages, Path result, List<Double> heap)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            connection.toString(),
            Integer.toString(messages),
            Integer.toString(CONNECTIONS),
            result.toString());
    long first = invocations.get();
    try (var program = ChildProgram.start(DayLoad.class, arguments)) {
      while (!Files.exists(result)) {
        if (!program.isAlive() && !Files.exists(result)) {
          throw new IOException("the customers' program ended early");
        }
        long done = (invocations.get() - first) * QUARTERS / messages;
        if (heap.size() < done) {
          heap.add(usedMb());
        }
        Pace.until(System.nanoTime() + 100_000_000L);
      }
    }
    return Json.parse(Files.readString(result));
  }

  private static double usedMb() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1_048_576.0;
  }

  /** A message, its inference, and what it recommends. */
  private static long events(JsonNode load) {
    return asked(load) * EVENTS_OF_A_MESSAGE + load.path("recommendations").asLong();
  }

  /** Waits until so many events are in the archive; how many are. */
  private static long drained(AwsClients aws, long events) throws InterruptedException {
    long limit = System.nanoTime() + DRAIN_NANOS;
    long found = archived(aws);
    while (found < events && System.nanoTime() < limit) {
      Pace.until(System.nanoTime() + 200_000_000L);
      found = archived(aws);
    }
    return found;
  }

  private static long archived(AwsClients aws) {
    return aws.eventBridge().describeArchive(r -> r.archiveName(ARCHIVE)).join().eventCount();
  }

  private static AwsClients clients(ConnectionFile at) {
    return new AwsClients(
        at.region(),
        URI.create(String.valueOf(at.awsEndpoint())),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                String.valueOf(at.accessKeyId()), String.valueOf(at.secretAccessKey()))));
  }

  private Report report(
      JsonNode load, long archived, double drain, List<Double> heap, List<CostProfile.Cost> costs) {
    long answered = asked(load);
    long cached = load.path("cached").asLong();
    double seconds = load.path("seconds").asDouble();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("messages answered", (double) answered, ""));
    figures.add(new Figure("messages without an answer", MESSAGES - answered, "", 0));
    figures.add(new Figure("answers of another than the chosen model", fallbacks(load), "", 0));
    figures.add(
        new Figure(
            "answers less invocations of a model",
            Math.abs(answered - cached - invocations.get()),
            "",
            0));
    figures.add(
        new Figure(
            "events missing or too many in the archive", Math.abs(events(load) - archived), "", 0));
    figures.add(Figure.of("messages a second", answered / seconds, ""));
    figures.add(new Figure("time of 1,000 messages", seconds * 1_000 / answered, "s", 1));
    figures.add(Figure.of("until the last event was there", drain, "s"));
    figures.add(Figure.of("answer, p50", load.path("p50Ms").asDouble(), "ms"));
    figures.add(Figure.of("answer, p99", load.path("p99Ms").asDouble(), "ms"));
    for (int i = 0; i < heap.size(); i++) {
      figures.add(Figure.of("heap in use after quarter " + (i + 1), heap.get(i), "MB"));
    }
    if (heap.size() > 1) {
      figures.add(
          new Figure(
              "heap growth from the first to the last",
              heap.getLast() - heap.getFirst(),
              "MB",
              HEAP_GROWTH_MB));
    }
    for (CostProfile.Cost cost : costs) {
      figures.add(Figure.of("cost: " + cost.where(), cost.share() * 100, "%"));
    }
    return new Report(
        List.of(
            MESSAGES
                + " messages on "
                + CONNECTIONS
                + " connections of another process, on the internal plan, after "
                + WARM_UP
                + " to warm up; models instant.",
            "A cost is the share of the processors' samples under one of our classes, by JFR."),
        figures);
  }

  private static long fallbacks(JsonNode load) {
    return load.path("fallbacks").asLong();
  }
}
