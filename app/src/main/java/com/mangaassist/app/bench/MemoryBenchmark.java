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
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * A million archived events and ten thousand sessions of AppConfigData in a program that may have
 * 512 MB of heap and no more: what it holds of them after a collection.
 */
final class MemoryBenchmark implements Benchmark {

  private static final int EVENTS = Integer.getInteger("mangaassist.memory.events", 1_000_000);
  private static final int SESSIONS = Integer.getInteger("mangaassist.memory.sessions", 10_000);
  private static final int WRITERS = 16;
  private static final int HEAP_MB = 512;
  private static final String BUS = ShopEvents.BUS;

  private final Path scratch;

  MemoryBenchmark(Path scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String summary() {
    return "heap after a million archived events and ten thousand sessions of AppConfigData";
  }

  @Override
  public Report run() throws Exception {
    Path data = Files.createDirectories(scratch.resolve("memory"));
    Path connection = data.resolve("connection.json");
    try (var program =
        ChildProgram.start(
            List.of("-Xmx" + HEAP_MB + "m", "-XX:+ExitOnOutOfMemoryError"),
            List.of("--headless", "--models", "instant", "--data", data.toString()))) {
      program.millisUntil(() -> Files.exists(connection));
      var at = Json.parse(Files.readString(connection, StandardCharsets.UTF_8));
      URI endpoint = URI.create(at.path("awsEndpoint").asText());
      String region = at.path("region").asText();
      AwsBasicCredentials credentials =
          AwsBasicCredentials.create(
              at.path("accessKeyId").asText(), at.path("secretAccessKey").asText());
      double before = program.liveHeapMegabytes();
      long archived;
      try (var aws =
          new AwsClients(region, endpoint, StaticCredentialsProvider.create(credentials))) {
        archived = archive(aws.eventBridge());
      }
      double withEvents = program.liveHeapMegabytes();
      long answered = sessions(new SignedRest(endpoint, region, credentials));
      double withSessions = program.liveHeapMegabytes();
      program.stop();
      return report(archived, answered, before, withEvents, withSessions);
    }
  }

  /** Puts the events by several writers; how many the archive has. */
  private static long archive(EventBridgeAsyncClient client) throws InterruptedException {
    ShopEvents.deploy(client);
    client
        .createArchive(
            r ->
                r.archiveName("everything")
                    .eventSourceArn(client.describeEventBus(b -> b.name(BUS)).join().arn()))
        .join();
    AtomicLong calls = new AtomicLong(EVENTS / 10);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofVirtual().name("bench-writer-" + i).start(() -> write(client, calls)));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    return client.describeArchive(r -> r.archiveName("everything")).join().eventCount();
  }

  private static void write(EventBridgeAsyncClient client, AtomicLong calls) {
    for (long call = calls.decrementAndGet(); call >= 0; call = calls.decrementAndGet()) {
      List<PutEventsRequestEntry> ten = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ten.add(
            PutEventsRequestEntry.builder()
                .eventBusName(BUS)
                .source("bench.memory")
                .detailType("Measured")
                .detail("{\"number\":" + (call * 10 + i) + "}")
                .build());
      }
      client.putEvents(r -> r.entries(ten)).join();
    }
  }

  /** Opens sessions on a deployed configuration; how many were answered. */
  private static long sessions(SignedRest appConfig) throws IOException, InterruptedException {
    String app = appConfig.post("/applications", "{\"Name\":\"bench\"}").path("Id").asText();
    String path = "/applications/" + app;
    String environment =
        appConfig.post(path + "/environments", "{\"Name\":\"prod\"}").path("Id").asText();
    String profile =
        appConfig
            .post(path + "/configurationprofiles", "{\"Name\":\"free\",\"LocationUri\":\"hosted\"}")
            .path("Id")
            .asText();
    appConfig.post(
        path + "/configurationprofiles/" + profile + "/hostedconfigurationversions",
        "{\"on\":true}");
    appConfig.post(
        path + "/environments/" + environment + "/deployments",
        "{\"DeploymentStrategyId\":\"AppConfig.AllAtOnce\",\"ConfigurationProfileId\":\""
            + profile
            + "\",\"ConfigurationVersion\":\"1\"}");
    String start =
        Json.write(
            Map.of(
                "ApplicationIdentifier", app,
                "EnvironmentIdentifier", environment,
                "ConfigurationProfileIdentifier", profile));
    long answered = 0;
    for (int i = 0; i < SESSIONS; i++) {
      String token =
          appConfig
              .post("/configurationsessions", start)
              .path("InitialConfigurationToken")
              .asText();
      if (appConfig.configuration(token) == 200) {
        answered++;
      }
    }
    return answered;
  }

  private static Report report(
      long archived, long answered, double before, double withEvents, double withSessions) {
    return new Report(
        List.of(
            "The program as --headless, with -Xmx"
                + HEAP_MB
                + "m; it ends when that does not suffice.",
            WRITERS + " writers in tens; every session is opened and asked once.",
            "Live heap: what a full collection leaves."),
        List.of(
            new Figure("events not archived", EVENTS - archived, "", 0),
            new Figure("sessions not answered", SESSIONS - answered, "", 0),
            Figure.of("live heap at the start", before, "MB"),
            new Figure("live heap with the events", withEvents, "MB", HEAP_MB),
            new Figure("live heap with the sessions too", withSessions, "MB", HEAP_MB)));
  }
}
