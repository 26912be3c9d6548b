package com.mangaassist.app.bench;

import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * The customers of a day, as a program of their own: each connection asks one message after the
 * other over {@code POST /v1/chat} on the internal plan, ten to a session.
 */
public final class DayLoad {

  private static final int TO_A_SESSION = 10;
  private static final String CACHED = "\"cached\":true";
  private static final String FALLBACK = "\"fallback\":{";
  private static final String RECOMMENDS = "\"intent\":\"recommend\"";
  private static final String NO_PRODUCTS = "\"products\":[]";

  private final ConnectionFile at;
  private final String name;
  private final AtomicLong left;
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong cached = new AtomicLong();
  private final AtomicLong fallbacks = new AtomicLong();
  private final AtomicLong recommendations = new AtomicLong();

  private DayLoad(ConnectionFile at, String name, long messages) {
    this.at = at;
    this.name = name;
    this.left = new AtomicLong(messages);
  }

  /** Arguments: connection file, messages, connections, the file for what came of it. */
  public static void main(String[] arguments) throws Exception {
    Path result = Path.of(arguments[3]);
    var load =
        new DayLoad(
            ConnectionFile.read(Path.of(arguments[0])),
            String.valueOf(result.getFileName()),
            Long.parseLong(arguments[1]));
    Path half = result.resolveSibling(result.getFileName() + ".part");
    Files.writeString(half, Json.write(Json.tree(load.run(Integer.parseInt(arguments[2])))));
    Files.move(half, result);
  }

  private Map<String, Number> run(int connections) throws InterruptedException {
    long begun = System.nanoTime();
    List<Histogram> parts = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int number = i;
      var micros = new Histogram(3);
      parts.add(micros);
      threads.add(Thread.ofVirtual().name("day-" + i).start(() -> talk(number, micros)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    var all = new Histogram(3);
    parts.forEach(all::add);
    return Map.of(
        "answered", all.getTotalCount(),
        "failed", failed.get(),
        "cached", cached.get(),
        "fallbacks", fallbacks.get(),
        "recommendations", recommendations.get(),
        "seconds", seconds,
        "p50Ms", all.getValueAtPercentile(50) / 1_000.0,
        "p99Ms", all.getValueAtPercentile(99) / 1_000.0);
  }

  private void talk(int connection, Histogram micros) {
    try (var gateway = new RawConnection(GatewayCall.port(at))) {
      for (int i = 0; left.getAndDecrement() > 0; i++) {
        long sent = System.nanoTime();
        RawAnswer answer = gateway.call(request(connection, i));
        if (answer.status() == 200) {
          micros.recordValue((System.nanoTime() - sent) / 1_000);
          count(answer);
        } else {
          failed.incrementAndGet();
        }
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    }
  }

  private void count(RawAnswer answer) {
    if (answer.body().contains(CACHED)) {
      cached.incrementAndGet();
    }
    if (answer.body().contains(FALLBACK)) {
      fallbacks.incrementAndGet();
    }
    if (answer.body().contains(RECOMMENDS) && !answer.body().contains(NO_PRODUCTS)) {
      recommendations.incrementAndGet();
    }
  }

  private byte[] request(int connection, int i) throws IOException {
    String session = name + "-" + connection + "-" + i / TO_A_SESSION;
    String body =
        Json.write(
            Json.object()
                .put("sessionId", session)
                .put("customerId", "day-customer-" + connection)
                .put("message", CustomerMessages.number(connection * 31 + i)));
    return GatewayCall.post(at, "/v1/chat", body);
  }
}
