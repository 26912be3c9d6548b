package com.mangaassist.app.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Sends ready requests over kept connections, each as soon as the answer before it came. All
 * connections are one thread's: what is measured shares the cores with as little as can be.
 */
final class RawCalls {

  /**
   * What came of it.
   *
   * @param calls that were answered with 200
   * @param failed answered otherwise
   * @param micros times of the calls
   */
  record Outcome(long calls, long failed, double seconds, Histogram micros) {
    double perSecond() {
      return calls / seconds;
    }
  }

  private final int port;
  private final List<byte[]> requests;

  RawCalls(int port, List<byte[]> requests) {
    this.port = port;
    this.requests = requests;
  }

  /** Runs for some seconds on some connections. */
  Outcome run(int connections, double seconds) throws IOException {
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    Histogram micros = new Histogram(3);
    long failed = 0;
    List<RawExchange> all = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        RawExchange exchange = new RawExchange(port, selector, i);
        all.add(exchange);
        exchange.send(requests.get(i % requests.size()));
      }
      int open = connections;
      while (open > 0) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          RawExchange exchange = (RawExchange) key.attachment();
          int status = exchange.proceed();
          if (status == RawExchange.UNDER_WAY) {
            continue;
          }
          long now = System.nanoTime();
          micros.recordValue((now - exchange.sentAt()) / 1_000);
          if (status != 200) {
            failed++;
          }
          if (now < end) {
            exchange.send(requests.get(exchange.next() % requests.size()));
          } else {
            key.cancel();
            open--;
          }
        }
        selector.selectedKeys().clear();
      }
    } finally {
      for (RawExchange exchange : all) {
        exchange.close();
      }
    }
    long calls = micros.getTotalCount();
    return new Outcome(calls - failed, failed, (System.nanoTime() - begun) / 1e9, micros);
  }
}
