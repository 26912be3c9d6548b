package com.mangaassist.app.bench;

import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long {@code POST /v1/search} takes for what customers type. The load is open: a search is due
 * whether or not the one before has ended, and time counts from when it was due.
 */
final class SearchBenchmark implements Benchmark {

  private static final int CONNECTIONS = 20;
  private static final int PER_SECOND_EACH = 5;
  private static final int SETTLE_SECONDS = 5;
  private static final int MEASURED_SECONDS = 30;
  private static final int REPEATED_SECONDS = 10;

  /** Of each query: far more in all than the gateway remembers. */
  private static final int WORDINGS = 200;

  private static final int YARDSTICK_SECONDS = 10;
  private static final double WARM_UP_PART_SECONDS = 5;
  private static final double LIMIT_MS = 20;

  private final Path scratch;
  private final Logs logs;
  private final String version;

  SearchBenchmark(Path scratch, Logs logs, String version) {
    this.scratch = scratch;
    this.logs = logs;
    this.version = version;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String summary() {
    return "a search through the gateway, 100 a second";
  }

  @Override
  public Report run() throws Exception {
    Path data = scratch.resolve("search");
    var settings =
        new BackendSettings(
            data, data.resolve("connection.json"), new ConnectionProfile.Embedded(), 0, true);
    try (var backend = EmbeddedBackend.start(settings, version, logs)) {
      ConnectionFile at = backend.connection();
      List<String> queries = queries();
      List<byte[]> requests = requests(at, queries, WORDINGS);
      RawCalls.Outcome fullSpeed = warmUp(GatewayCall.port(at), requests);
      paced(at, requests, SETTLE_SECONDS, new AtomicLong());
      var failed = new AtomicLong();
      Histogram micros = paced(at, requests, MEASURED_SECONDS, failed);
      List<byte[]> repeated = requests(at, queries, 1);
      paced(at, repeated, SETTLE_SECONDS, new AtomicLong());
      Histogram again = paced(at, repeated, REPEATED_SECONDS, failed);
      Histogram echo = EchoYardstick.run(CONNECTIONS, YARDSTICK_SECONDS);
      return report(queries.size(), fullSpeed, micros, again, failed.get(), echo);
    }
  }

  private static List<String> queries() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SearchBenchmark.class.getResourceAsStream("search-queries.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Each query in so many wordings, all queries in turn; each wording has a word of its own. */
  private static List<byte[]> requests(ConnectionFile at, List<String> queries, int wordings)
      throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (int wording = 0; wording < wordings; wording++) {
      String own = " qz" + (char) ('a' + wording / 26 % 26) + (char) ('a' + wording % 26);
      for (String query : queries) {
        String body = Json.write(Json.object().put("query", query + own));
        requests.add(GatewayCall.post(at, "/v1/search", body));
      }
    }
    return requests;
  }

  /** As fast as it is answered, until the compiler has come to rest; yields the last part. */
  private static RawCalls.Outcome warmUp(int port, List<byte[]> requests) throws Exception {
    var calls = new RawCalls(port, requests);
    var compiler = new CompilerRest();
    RawCalls.Outcome last;
    do {
      last = calls.run(2, WARM_UP_PART_SECONDS);
    } while (!compiler.rests());
    return last;
  }

  private static Histogram paced(
      ConnectionFile at, List<byte[]> requests, int seconds, AtomicLong failed) throws Exception {
    var micros = new ConcurrentHistogram(3);
    long begun = System.nanoTime();
    long apart = 1_000_000_000L / PER_SECOND_EACH;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int place = i;
        long first = begun + apart * i / CONNECTIONS;
        Callable<Void> client =
            () -> {
              try (var gateway = new RawConnection(GatewayCall.port(at))) {
                for (int n = 0; n < seconds * PER_SECOND_EACH; n++) {
                  long due = first + n * apart;
                  Pace.until(due);
                  // All clients together go through the queries, none asks the same ones only.
                  int query = (n * CONNECTIONS + place) % requests.size();
                  if (gateway.call(requests.get(query)).status() != 200) {
                    failed.incrementAndGet();
                  }
                  micros.recordValue((System.nanoTime() - due) / 1_000);
                }
              }
              return null;
            };
        clients.add(threads.submit(client));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    return micros;
  }

  private static Report report(
      int queries,
      RawCalls.Outcome fullSpeed,
      Histogram micros,
      Histogram again,
      long failed,
      Histogram echo) {
    double p99 = micros.getValueAtPercentile(99) / 1_000.0;
    double echoP99 = echo.getValueAtPercentile(99) / 1_000.0;
    return new Report(
        List.of(
            CONNECTIONS
                + " connections, "
                + PER_SECOND_EACH
                + " searches a second each, "
                + queries
                + " different queries in "
                + WORDINGS
                + " wordings each, for "
                + MEASURED_SECONDS
                + " s after the compiler rested; client and gateway in one process.",
            "A wording is the query and a word of its own. They are more than the gateway remembers"
                + " results of; then the same queries again and again for "
                + REPEATED_SECONDS
                + " s, which it does remember.",
            "Time counts from when a search was due. The yardstick is 100 bytes to a bare socket"
                + " and back, just after."),
        List.of(
            Figure.of("searches", (double) micros.getTotalCount(), ""),
            new Figure("searches that failed", failed, "", 0),
            Figure.of("search, p50", micros.getValueAtPercentile(50) / 1_000.0, "ms"),
            new Figure("search, p99", p99, "ms", LIMIT_MS),
            Figure.of("search, p99.9", micros.getValueAtPercentile(99.9) / 1_000.0, "ms"),
            Figure.of("asked before, p99", again.getValueAtPercentile(99) / 1_000.0, "ms"),
            Figure.of("at full speed on two connections", fullSpeed.perSecond(), "/s"),
            Figure.of("yardstick, a bare echo, p99", echoP99, "ms"),
            Figure.of("search to the yardstick, p99", p99 / echoP99, "times")));
  }
}
