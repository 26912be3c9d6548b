package com.mangaassist.app.bench;

import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Durable PutEvents in tens through the archive and the six rules of the integration document,
 * whose functions are invoked meanwhile, beside a server that only answers.
 */
final class PutEventsBenchmark implements Benchmark {

  private static final int CONNECTIONS = 16;
  private static final double WARM_UP_SECONDS = 15;
  private static final double MEASURED_SECONDS = 20;
  private static final int DIFFERENT_CALLS = 64;
  private static final double P99_LIMIT_MS = 20;

  /** Microseconds an event at 20,000 events a second. */
  private static final double MICROS_LIMIT = 50;

  private final Path scratch;
  private final Logs logs;
  private final String version;

  PutEventsBenchmark(Path scratch, Logs logs, String version) {
    this.scratch = scratch;
    this.logs = logs;
    this.version = version;
  }

  @Override
  public String name() {
    return "put-events";
  }

  @Override
  public String summary() {
    return "durable PutEvents in tens with archive and the six rules, against fixed replies";
  }

  @Override
  public Report run() throws Exception {
    try (var fixed = new FixedReplies()) {
      Path data = Files.createDirectories(scratch.resolve("put-events"));
      Files.writeString(
          data.resolve("aws.json"),
          "{\"functions\":{\"base\":\"" + fixed.uri() + "\"}}",
          StandardCharsets.UTF_8);
      var settings =
          new BackendSettings(
              data, data.resolve("connection.json"), new ConnectionProfile.Embedded(), 0, true);
      try (var backend = EmbeddedBackend.start(settings, version, logs)) {
        return measured(backend.connection(), fixed);
      }
    }
  }

  private static Report measured(ConnectionFile at, FixedReplies fixed) throws Exception {
    List<byte[]> calls = new ArrayList<>();
    for (int i = 0; i < DIFFERENT_CALLS; i++) {
      calls.add(SignedCalls.putEvents(at, ShopEvents.ten(i)));
    }
    int port = URI.create(String.valueOf(at.awsEndpoint())).getPort();
    var real = new RawCalls(port, calls);
    var nothing =
        new RawCalls(
            fixed.port(),
            calls.stream().map(call -> SignedCalls.readdressed(call, port, fixed.port())).toList());
    // Before the first event is put: deliveries go on when the puts have ended.
    nothing.run(CONNECTIONS, WARM_UP_SECONDS);
    RawCalls.Outcome reply = nothing.run(CONNECTIONS, MEASURED_SECONDS / 2);
    deploy(at);
    var warm = real.run(CONNECTIONS, WARM_UP_SECONDS);
    long invokedBefore = fixed.invocations.sum();
    RawCalls.Outcome put = real.run(CONNECTIONS, MEASURED_SECONDS);
    long invoked = fixed.invocations.sum() - invokedBefore;
    double fixedRate = reply.perSecond();
    long due = (warm.calls() + put.calls()) * ShopEvents.DELIVERIES_OF_TEN;
    return new Report(
        List.of(
            CONNECTIONS
                + " connections, each sends its next call when the answer has come, for "
                + MEASURED_SECONDS
                + " s after "
                + WARM_UP_SECONDS
                + " s of warm-up; calls signed before; client, backend and functions in one"
                + " process.",
            "Each call is on the disk when it is answered. Its 23 deliveries are made meanwhile as"
                + " the machine has time; the rest waits on the disk: "
                + fixed.invocations.sum()
                + " of "
                + due
                + " were made when the puts ended."),
        List.of(
            Figure.of("events a second", put.perSecond() * 10, "/s"),
            new Figure("microseconds an event", 1e5 / put.perSecond(), "µs", MICROS_LIMIT),
            Figure.of("fixed replies, as events a second", fixedRate * 10, "/s"),
            Figure.of("of the fixed replies' rate", put.perSecond() / fixedRate, ""),
            new Figure("calls that failed", put.failed() + reply.failed(), "", 0),
            Figure.of("a call, p50", millis(put.micros(), 50), "ms"),
            new Figure("a call, p99", millis(put.micros(), 99), "ms", P99_LIMIT_MS),
            Figure.of("a call with a fixed reply, p99", millis(reply.micros(), 99), "ms"),
            Figure.of("deliveries a second meanwhile", invoked / put.seconds(), "/s")));
  }

  private static void deploy(ConnectionFile at) {
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                String.valueOf(at.accessKeyId()), String.valueOf(at.secretAccessKey())));
    try (var aws =
        new AwsClients(at.region(), URI.create(String.valueOf(at.awsEndpoint())), credentials)) {
      ShopEvents.deploy(aws.eventBridge());
    }
  }

  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
