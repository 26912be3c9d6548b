package com.mangaassist.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Sends ready requests over kept connections, each as soon as the answer before it came. */
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
  Outcome run(int connections, double seconds) throws Exception {
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    AtomicLong failed = new AtomicLong();
    Histogram all = new Histogram(3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Histogram>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int first = i;
        Callable<Histogram> part = () -> connection(first, end, failed);
        parts.add(threads.submit(part));
      }
      for (Future<Histogram> part : parts) {
        all.add(part.get());
      }
    }
    long calls = all.getTotalCount();
    return new Outcome(calls - failed.get(), failed.get(), (System.nanoTime() - begun) / 1e9, all);
  }

  private Histogram connection(int first, long end, AtomicLong failed) throws IOException {
    Histogram micros = new Histogram(3);
    try (var server = new RawConnection(port)) {
      for (int i = first; System.nanoTime() < end; i++) {
        long sent = System.nanoTime();
        if (server.call(requests.get(i % requests.size())).status() != 200) {
          failed.incrementAndGet();
        }
        micros.recordValue((System.nanoTime() - sent) / 1_000);
      }
    }
    return micros;
  }
}
