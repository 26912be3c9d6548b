package com.mangaassist.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What this machine needs for nothing at all: 100 bytes to a socket on loopback and back, at the
 * pace of a benchmark's sessions. What it shows at p99 no program on this machine can undercut.
 */
final class EchoYardstick {

  private static final int BYTES = 100;

  private EchoYardstick() {}

  /** Each session once a second, evenly spread; microseconds from when a message was due. */
  static Histogram run(int sessions, int seconds) throws Exception {
    var micros = new ConcurrentHistogram(3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var server = new ServerSocket(0, sessions, InetAddress.getLoopbackAddress())) {
      List<Future<?>> clients = new ArrayList<>();
      var _ = threads.submit(() -> serve(server, threads));
      long begun = System.nanoTime();
      for (int i = 0; i < sessions; i++) {
        long first = begun + 1_000_000_000L * i / sessions;
        clients.add(threads.submit(() -> client(server.getLocalPort(), first, seconds, micros)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    return micros;
  }

  private static Void client(int port, long first, int seconds, Histogram micros)
      throws IOException, InterruptedException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var message = new byte[BYTES];
      for (int second = 0; second < seconds; second++) {
        long due = first + second * 1_000_000_000L;
        Pace.until(due);
        socket.getOutputStream().write(message);
        socket.getInputStream().readNBytes(BYTES);
        micros.recordValue((System.nanoTime() - due) / 1_000);
      }
    }
    return null;
  }

  private static Void serve(ServerSocket server, ExecutorService threads) {
    while (true) {
      try {
        Socket client = server.accept();
        var _ = threads.submit(() -> echo(client));
      } catch (IOException e) {
        return null; // closed: the run is over
      }
    }
  }

  private static Void echo(Socket client) throws IOException {
    try (client) {
      client.setTcpNoDelay(true);
      byte[] message = client.getInputStream().readNBytes(BYTES);
      while (message.length == BYTES) {
        client.getOutputStream().write(message);
        message = client.getInputStream().readNBytes(BYTES);
      }
    }
    return null;
  }
}
