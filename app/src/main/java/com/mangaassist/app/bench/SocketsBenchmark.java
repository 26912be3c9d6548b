package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.ConnectionFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What a thousand clients that are silent and a hundred that are answered cost in memory. */
final class SocketsBenchmark implements Benchmark {

  private static final int IDLE = 1_000;
  private static final int STREAMING = 100;
  private static final int SECONDS = 30;
  private static final double LIMIT_MB = 600;

  private final Path scratch;

  SocketsBenchmark(Path scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "sockets";
  }

  @Override
  public String summary() {
    return "the memory of the whole program with 1,000 silent and 100 streaming WebSockets";
  }

  @Override
  public Report run() throws Exception {
    Path data = scratch.resolve("sockets");
    Path connection = data.resolve("connection.json");
    try (var program = ChildProgram.start(List.of("--headless", "--data", data.toString()))) {
      program.millisUntil(() -> Files.exists(connection));
      ConnectionFile at = ConnectionFile.read(connection);
      double alone = program.residentMegabytes();
      List<IdleSocket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < IDLE; i++) {
          idle.add(IdleSocket.open(at));
        }
        double silent = program.residentMegabytes();
        return stream(program, at, idle, alone, silent);
      } finally {
        for (IdleSocket socket : idle) {
          socket.close();
        }
      }
    }
  }

  private static Report stream(
      ChildProgram program, ConnectionFile at, List<IdleSocket> idle, double alone, double silent)
      throws Exception {
    Collection<Turn> finished = new ConcurrentLinkedQueue<>();
    var chat = new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.loadApiKey());
    List<LoadSession> sessions = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    try {
      for (int i = 0; i < STREAMING; i++) {
        sessions.add(new LoadSession(chat, "bench-user-" + i, finished));
      }
      for (LoadSession session : sessions) {
        session.awaitConnected();
      }
      long end = System.nanoTime() + SECONDS * 1_000_000_000L;
      var numbers = new AtomicInteger();
      for (LoadSession session : sessions) {
        senders.add(Thread.startVirtualThread(() -> talk(session, end, numbers)));
      }
      double most = 0;
      while (System.nanoTime() < end) {
        Pace.until(System.nanoTime() + 500_000_000);
        most = Math.max(most, program.residentMegabytes());
      }
      for (Thread sender : senders) {
        sender.join();
      }
      return report(finished, idle, alone, silent, most);
    } finally {
      sessions.forEach(LoadSession::close);
    }
  }

  private static void talk(LoadSession session, long end, AtomicInteger numbers) {
    try {
      while (System.nanoTime() < end) {
        session.send(
            new Turn(numbers.getAndIncrement(), System.nanoTime()),
            "I like Vinland Saga. What else would I enjoy?");
      }
      session.awaitIdle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Report report(
      Collection<Turn> finished, List<IdleSocket> idle, double alone, double silent, double most)
      throws IOException {
    long failed = finished.stream().filter(turn -> turn.problem != null).count();
    int lost = 0;
    for (IdleSocket socket : idle) {
      lost += socket.answersPing() ? 0 : 1;
    }
    return new Report(
        List.of(
            "The program is a process of its own, headless, with the offline models at their"
                + " realistic pace; the clients are in this one, on the internal plan.",
            "Memory is the resident set, looked at twice a second for " + SECONDS + " seconds."),
        List.of(
            Figure.of("after the start", alone, "MB"),
            Figure.of("with 1,000 silent sockets", silent, "MB"),
            new Figure("most, with 100 streaming besides", most, "MB", LIMIT_MB),
            Figure.of("answers", finished.size(), ""),
            new Figure("answers that failed", failed, "", 0),
            new Figure("silent sockets that were lost", lost, "", 0)));
  }
}
