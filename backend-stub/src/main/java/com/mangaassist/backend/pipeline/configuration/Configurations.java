package com.mangaassist.backend.pipeline.configuration;

import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.parts.Failures;
import com.mangaassist.backend.platform.parts.Threads;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.flags.ConfigurationSeed;
import com.mangaassist.services.flags.ConfigurationSession;
import com.mangaassist.services.flags.ConfigurationSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps parts of the pipeline as AppConfig has them: at once at a start, then by polling. Where
 * nothing is yet, it plants what comes with the program; where it may not, it reads what somebody
 * else has set up under the same names.
 */
public final class Configurations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Configurations.class);
  private static final String APPLICATION = "MangaAssist";
  private static final String ENVIRONMENT = "prod";

  /** As the shop's document polls. */
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /** AppConfigData refuses who comes early, by its own clock. */
  private static final Duration SLACK = Duration.ofMillis(250);

  /** Failures at a start before they are called trouble: the endpoint may begin to listen later. */
  private static final int TOLERATED = 2;

  private record Reader(Configured part, ConfigurationSession session) {}

  private final ConfigurationSeed seed;
  private final List<Reader> readers;
  private final Backoff backoff;
  private final LastKnown lastKnown;
  private final LinkedBlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private boolean planted;
  private int failures;

  private Configurations(AwsClients aws, List<Configured> parts, Path folder, Backoff backoff) {
    this.seed = new ConfigurationSeed(aws::appConfig);
    this.readers =
        parts.stream()
            .map(
                part ->
                    new Reader(
                        part,
                        new ConfigurationSession(
                            aws::appConfigData,
                            new ConfigurationSource(APPLICATION, ENVIRONMENT, part.profile()),
                            INTERVAL)))
            .toList();
    this.backoff = backoff;
    this.lastKnown = new LastKnown(folder);
    this.thread = Thread.ofVirtual().name("configurations").unstarted(this::run);
  }

  /**
   * Gives the parts what was known last, then begins to read; nobody waits for that.
   *
   * @param aws stays the caller's to close, after this
   * @param folder keeps what was read last
   * @param backoff the waits after failures
   */
  public static Configurations start(
      AwsClients aws, List<Configured> parts, Path folder, Backoff backoff) {
    var configurations = new Configurations(aws, parts, folder, backoff);
    parts.forEach(configurations::restore);
    configurations.thread.start();
    return configurations;
  }

  private void restore(Configured part) {
    lastKnown
        .find(part.profile())
        .ifPresent(
            content -> {
              try {
                part.take(content, Origin.LAST_KNOWN);
              } catch (IllegalArgumentException e) {
                LOG.warn("The last known {} is of no use: {}", part.profile(), e.getMessage());
              }
            });
  }

  /**
   * Reads all again in new sessions, whatever the poll interval.
   *
   * @return completes when that is done, well or badly; the parts tell how
   */
  public CompletableFuture<Void> refresh() {
    var done = new CompletableFuture<Void>();
    asked.add(done);
    if (closed) {
      refuseAsked();
    }
    return done;
  }

  private void run() {
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    try {
      while (true) {
        boolean well = pass(!waiting.isEmpty());
        failures = well ? 0 : failures + 1;
        waiting.forEach(done -> done.complete(null));
        waiting.clear();
        Duration pause = well ? INTERVAL.plus(SLACK) : shorter(backoff.after(failures), INTERVAL);
        CompletableFuture<Void> next = asked.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
          waiting.add(next);
          asked.drainTo(waiting);
          readers.forEach(reader -> reader.session().renew());
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Closed");
    } finally {
      closed = true;
      waiting.forEach(done -> done.cancel(false));
      refuseAsked();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void refuseAsked() {
    List<CompletableFuture<Void>> left = new ArrayList<>();
    asked.drainTo(left);
    left.forEach(done -> done.cancel(false));
  }

  /**
   * Once through all of them.
   *
   * @param told true when somebody waits to hear how it went
   * @return false when one could not be read
   */
  private boolean pass(boolean told) throws InterruptedException {
    String notPlanted = planted ? null : plant();
    boolean well = true;
    for (Reader reader : readers) {
      well &= read(reader, notPlanted, told);
    }
    planted |= well; // what can be read need not be planted
    return well;
  }

  /** Why it could not be planted; null when it could. */
  private @Nullable String plant() throws InterruptedException {
    try {
      seed.plant(
          APPLICATION,
          ENVIRONMENT,
          readers.stream()
              .map(Reader::part)
              .map(
                  part ->
                      new ConfigurationSeed.Content(
                          part.profile(), part.type(), part.first(), part::outdated))
              .toList());
      planted = true;
      return null;
    } catch (RuntimeException e) {
      String why = String.valueOf(Failures.cause(e).getMessage());
      LOG.info("AppConfig could not be set up: {}", why);
      return why;
    }
  }

  private boolean read(Reader reader, @Nullable String notPlanted, boolean told)
      throws InterruptedException {
    Configured part = reader.part();
    try {
      Optional<String> content = reader.session().poll();
      if (content.isPresent()) {
        part.take(content.get(), Origin.APP_CONFIG);
        lastKnown.keep(part.profile(), content.get());
        LOG.info("{} is as AppConfig has it now", part.profile());
      }
      part.passed();
      return true;
    } catch (RuntimeException e) {
      reader.session().renew();
      String why = String.valueOf(Failures.cause(e).getMessage());
      boolean starting =
          failures < TOLERATED && part.standing().origin() != Origin.APP_CONFIG && !told;
      if (!starting) {
        LOG.warn("{} could not be read: {}", part.profile(), why);
        part.failed(notPlanted == null ? why : why + " (not set up: " + notPlanted + ")");
      }
      return false;
    }
  }

  /** Reads no more; who waits for a refresh is told that it was called off. */
  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
    refuseAsked();
  }
}
