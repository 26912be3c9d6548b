package com.mangaassist.app.bench;

import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What the gateway adds to the model's own first token, with 50 sessions at once on real
 * WebSockets.
 *
 * <p>The load is open: each session sends once a second whether or not the answer before has ended,
 * and time counts from when a message was due, so a stall is not hidden by the messages that it
 * held back.
 */
final class ChatPathBenchmark implements Benchmark {

  private static final int SESSIONS = 50;

  /** Within which what the full speed left undone is done. */
  private static final Duration BACKLOG = Duration.ofMinutes(10);

  /** At the measured pace, before it is measured. */
  private static final int SETTLE_SECONDS = 5;

  private static final int MEASURED_SECONDS = 30;
  private static final int YARDSTICK_SECONDS = 10;
  private static final double LIMIT_MS = 5;

  private final Path scratch;
  private final Logs logs;
  private final String version;

  ChatPathBenchmark(Path scratch, Logs logs, String version) {
    this.scratch = scratch;
    this.logs = logs;
    this.version = version;
  }

  @Override
  public String name() {
    return "chat-path";
  }

  @Override
  public String summary() {
    return "what the gateway adds to the model's own first token, 50 sessions at once";
  }

  @Override
  public Report run() throws Exception {
    Path data = scratch.resolve("chat-path");
    var settings =
        new BackendSettings(
            data, data.resolve("connection.json"), new ConnectionProfile.Embedded(), 0, true);
    LanguageModel offline = EmbeddedBackend.offlineModel();
    var model = new TaggedModel(offline);
    try (var backend = EmbeddedBackend.start(settings, version, logs, model, model)) {
      return load(backend.connection(), model);
    }
  }

  private Report load(ConnectionFile at, TaggedModel model) throws Exception {
    Collection<Turn> finished = new ConcurrentLinkedQueue<>();
    var chat = new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.loadApiKey());
    List<LoadSession> sessions = new ArrayList<>();
    try {
      for (int i = 0; i < SESSIONS; i++) {
        sessions.add(new LoadSession(chat, "bench-user-" + i, finished));
      }
      for (LoadSession session : sessions) {
        session.awaitConnected();
      }
      var numbers = new AtomicInteger();
      long warmUpSeconds = warmUp(sessions, numbers);
      long restSeconds = BacklogRest.await(BACKLOG);
      send(sessions, SETTLE_SECONDS, numbers);
      int firstMeasured = numbers.get();
      send(sessions, MEASURED_SECONDS, numbers);
      return report(
          finished.stream().filter(turn -> turn.number >= firstMeasured).toList(),
          numbers.get() - firstMeasured,
          model,
          EchoYardstick.run(SESSIONS, YARDSTICK_SECONDS),
          warmUpSeconds,
          restSeconds);
    } finally {
      sessions.forEach(LoadSession::close);
    }
  }

  /**
   * Each session as fast as it is answered, until the compiler has come to rest; yields how many
   * seconds that took.
   */
  private static long warmUp(List<LoadSession> sessions, AtomicInteger numbers)
      throws InterruptedException {
    long begun = System.nanoTime();
    var compiler = new CompilerRest();
    together(
        Thread.ofVirtual(),
        sessions,
        i -> {
          while (!compiler.rests()) {
            sendOne(sessions.get(i), System.nanoTime(), numbers);
          }
        });
    return (System.nanoTime() - begun) / 1_000_000_000L;
  }

  /**
   * Each session once a second, evenly spread over the second; by threads of the system, whose
   * sleep is the shorter way to being punctual.
   */
  private static void send(List<LoadSession> sessions, int seconds, AtomicInteger numbers)
      throws InterruptedException {
    long begun = System.nanoTime();
    together(
        Thread.ofPlatform(),
        sessions,
        i -> {
          long first = begun + 1_000_000_000L * i / sessions.size();
          for (int second = 0; second < seconds; second++) {
            sendOne(sessions.get(i), first + second * 1_000_000_000L, numbers);
          }
        });
  }

  /** A sender for each session, by its place; returns when all are answered. */
  private static void together(
      Thread.Builder threads, List<LoadSession> sessions, IntConsumer sender)
      throws InterruptedException {
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      int place = i;
      senders.add(threads.name("bench-sender-" + i).start(() -> sender.accept(place)));
    }
    for (Thread thread : senders) {
      thread.join();
    }
    for (LoadSession session : sessions) {
      session.awaitIdle();
    }
  }

  private static void sendOne(LoadSession session, long due, AtomicInteger numbers) {
    try {
      Pace.punctually(due);
      int number = numbers.getAndIncrement();
      String text = CustomerMessages.number(number);
      session.send(new Turn(number, due), TaggedModel.tagged(text, number));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Report report(
      List<Turn> turns,
      int sent,
      TaggedModel model,
      Histogram echo,
      long warmUpSeconds,
      long restSeconds) {
    List<Turn> good = turns.stream().filter(turn -> turn.problem == null).toList();
    List<Turn> matched =
        good.stream().filter(turn -> model.firstTokenNanos(turn.number).isPresent()).toList();
    ToLongFunction<Turn> own = turn -> model.firstTokenNanos(turn.number).orElse(0L);
    ToLongFunction<Turn> share = turn -> turn.toFirstToken() - own.applyAsLong(turn);
    ToLongFunction<Turn> retrieval = turn -> turn.between(Phase.RETRIEVING, Phase.WAITING);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("messages sent", sent, ""));
    figures.add(new Figure("messages without a whole answer", sent - good.size(), "", 0));
    figures.add(Figure.of("matched with their model invocation", matched.size(), ""));
    percentiles("first token at the client", matched, Turn::toFirstToken, Double.NaN, figures);
    percentiles("  of it the model's own", matched, own, Double.NaN, figures);
    Histogram shares =
        percentiles("  of it the gateway's share", matched, share, LIMIT_MS, figures);
    percentiles("    of that, retrieval", matched, retrieval, Double.NaN, figures);
    percentiles(
        "    of that, without retrieval",
        matched,
        turn -> share.applyAsLong(turn) - retrieval.applyAsLong(turn),
        Double.NaN,
        figures);
    double echoP99 = echo.getValueAtPercentile(99) / 1_000.0;
    figures.add(
        Figure.of("yardstick, a bare echo, p50", echo.getValueAtPercentile(50) / 1_000.0, "ms"));
    figures.add(Figure.of("yardstick, a bare echo, p99", echoP99, "ms"));
    figures.add(
        Figure.of(
            "the gateway's share to the yardstick, p99",
            shares.getValueAtPercentile(99) / 1_000.0 / echoP99,
            "times"));
    return new Report(
        List.of(
            SESSIONS
                + " sessions, a message a second each, for "
                + MEASURED_SECONDS
                + " s after "
                + warmUpSeconds
                + " s at full speed, until the compiler rested, and "
                + restSeconds
                + " s until the events of that were delivered; models instant; client, gateway"
                + " and stand-in in one process.",
            "Time counts from when a message was due. Gateway's share: both WebSocket ways,"
                + " moderation, session, flag, retrieval, signing, HTTP to Bedrock and back.",
            "The yardstick is 100 bytes to a bare socket and back, at the same pace, just after."),
        figures);
  }

  private static Histogram percentiles(
      String name, List<Turn> turns, ToLongFunction<Turn> nanos, double limit, List<Figure> into) {
    var histogram = new Histogram(3);
    turns.forEach(turn -> histogram.recordValue(Math.max(0, nanos.applyAsLong(turn) / 1_000)));
    into.add(Figure.of(name + ", p50", histogram.getValueAtPercentile(50) / 1_000.0, "ms"));
    into.add(new Figure(name + ", p99", histogram.getValueAtPercentile(99) / 1_000.0, "ms", limit));
    return histogram;
  }
}
