package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/**
 * Kills the program at random moments while events are put, messages sent and configurations made,
 * and sees that what was acknowledged is kept, and that each event came to each target that it
 * matches.
 */
final class CrashBenchmark implements Benchmark {

  private static final int ROUNDS = Integer.getInteger("mangaassist.crash.rounds", 100);
  private static final int WRITERS = 4;
  private static final int LONGEST_ROUND_MS = 1_500;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long SEED = 17;

  private final Path scratch;

  CrashBenchmark(Path scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String summary() {
    return "kill -9 at random moments: what was acknowledged is kept, events are delivered";
  }

  @Override
  public Report run() throws Exception {
    Path data = Files.createDirectories(scratch.resolve("crash"));
    SplittableRandom random = new SplittableRandom(SEED);
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    KeptCalls others = new KeptCalls();
    try (var functions = new CollectedEvents()) {
      Files.writeString(
          data.resolve("aws.json"), "{\"functions\":{\"base\":\"" + functions.uri() + "\"}}");
      for (int round = 0; round < ROUNDS; round++) {
        try (var program = start(data);
            var aws = clients(data)) {
          if (round == 0) {
            ShopEvents.deploy(aws.eventBridge());
            others.deploy(aws);
          }
          long end = System.nanoTime() + random.nextInt(LONGEST_ROUND_MS) * 1_000_000L;
          List<Thread> writers = new ArrayList<>(others.writers(aws));
          writers.addAll(writers(aws.eventBridge(), acknowledged));
          Pace.until(end);
          program.kill();
          for (Thread writer : writers) {
            writer.join();
          }
        }
      }
      return checked(data, functions, acknowledged, others);
    }
  }

  private static ChildProgram start(Path data) throws IOException, InterruptedException {
    Path connection = data.resolve("connection.json");
    Files.deleteIfExists(connection);
    var program = ChildProgram.start(List.of("--headless", "--data", data.toString()));
    program.millisUntil(() -> Files.exists(connection));
    return program;
  }

  private static AwsClients clients(Path data) throws IOException {
    var at = Json.parse(Files.readString(data.resolve("connection.json"), StandardCharsets.UTF_8));
    return new AwsClients(
        at.path("region").asText(),
        URI.create(at.path("awsEndpoint").asText()),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                at.path("accessKeyId").asText(), at.path("secretAccessKey").asText())));
  }

  private static List<Thread> writers(EventBridgeAsyncClient client, Set<String> acknowledged) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          Thread.ofVirtual().name("bench-writer-" + i).start(() -> write(client, acknowledged)));
    }
    return writers;
  }

  /** Until the program is gone. */
  private static void write(EventBridgeAsyncClient client, Set<String> acknowledged) {
    try {
      for (int i = 0; ; i++) {
        var ten = ShopEvents.ten(i);
        client
            .putEvents(r -> r.entries(ten))
            .join()
            .entries()
            .forEach(entry -> acknowledged.add(entry.eventId()));
      }
    } catch (CompletionException e) {
      // Killed in between: nothing of this call was acknowledged.
      return;
    }
  }

  private static Report checked(
      Path data, CollectedEvents functions, Set<String> acknowledged, KeptCalls others)
      throws IOException, InterruptedException {
    List<Figure> figures;
    long missing;
    long archived;
    try (var program = start(data);
        var aws = clients(data)) {
      long limit = System.nanoTime() + PATIENCE_NANOS;
      missing = functions.missing("analytics", acknowledged);
      while (missing > 0 && System.nanoTime() < limit) {
        Pace.until(System.nanoTime() + 200_000_000L);
        missing = functions.missing("analytics", acknowledged);
      }
      archived =
          aws.eventBridge()
              .describeArchive(r -> r.archiveName("manga-assist-ai-archive"))
              .join()
              .eventCount();
      figures = new ArrayList<>(others.figures(aws));
      program.stop();
    }
    figures.addAll(
        0,
        List.of(
            Figure.of("events acknowledged", acknowledged.size(), ""),
            new Figure(
                "acknowledged events missing in the archive",
                Math.max(0, acknowledged.size() - archived),
                "",
                0),
            new Figure("acknowledged events that no target got", missing, "", 0),
            Figure.of("invocations", functions.invocations(), "")));
    return new Report(
        List.of(
            ROUNDS
                + " rounds of at most "
                + LONGEST_ROUND_MS
                + " ms, seed "
                + SEED
                + ", "
                + WRITERS
                + " writers in tens through the six rules; one invocation in ten fails at first.",
            "Beside them one writer sends messages and one makes configurations.",
            "Every event matches the rule of all events, whose function is analytics."),
        figures);
  }
}
