package com.mangaassist.services.flags;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataAsyncClient;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestException;

/**
 * Reads one configuration through AppConfigData, first at once and then at an interval, and hands
 * over each new content. What was read last stays when a later read fails.
 */
public final class ConfigurationReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReader.class);

  /** Who hears of it; called by the reader's thread, one after the other. */
  public interface Listener {
    /**
     * A content that is new.
     *
     * @throws IllegalArgumentException when it cannot be used; the one before stays
     */
    void read(String content);

    /** A read failed; why is for people. */
    void failed(String why);
  }

  private final Supplier<AppConfigDataAsyncClient> client;
  private final Supplier<ConfigurationSource> source;
  private final Duration interval;
  private final Listener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Thread thread;
  private @Nullable String token;
  private boolean refresh;
  private boolean closed;

  private ConfigurationReader(
      Supplier<AppConfigDataAsyncClient> client,
      Supplier<ConfigurationSource> source,
      Duration interval,
      Listener listener) {
    this.client = client;
    this.source = source;
    this.interval = interval;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("configuration-reader").unstarted(this::run);
  }

  /**
   * Begins to read.
   *
   * @param source asked before each session, on the reader's thread; it may make what is missing
   * @param interval at least 15 seconds, as AppConfigData wants it
   */
  public static ConfigurationReader start(
      Supplier<AppConfigDataAsyncClient> client,
      Supplier<ConfigurationSource> source,
      Duration interval,
      Listener listener) {
    var reader = new ConfigurationReader(client, source, interval, listener);
    reader.thread.start();
    return reader;
  }

  /** Reads now, in a new session. */
  public void refresh() {
    lock.lock();
    try {
      refresh = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!stopped()) {
        once();
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      String content = read();
      if (!content.isEmpty()) {
        listener.read(content);
      }
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      if (cause instanceof BadRequestException || token != null) {
        token = null; // a token that expired: the next read begins a session
      }
      if (!stopped()) {
        LOG.warn("A configuration could not be read: {}", cause.getMessage());
        listener.failed(String.valueOf(cause.getMessage()));
      }
    }
  }

  private String read() {
    String now = token;
    if (now == null) {
      ConfigurationSource at = source.get();
      now =
          client
              .get()
              .startConfigurationSession(
                  request ->
                      request
                          .applicationIdentifier(at.application())
                          .environmentIdentifier(at.environment())
                          .configurationProfileIdentifier(at.profile())
                          .requiredMinimumPollIntervalInSeconds((int) interval.toSeconds()))
              .join()
              .initialConfigurationToken();
    }
    String asked = now;
    var response =
        client.get().getLatestConfiguration(request -> request.configurationToken(asked)).join();
    token = response.nextPollConfigurationToken();
    return response.configuration().asUtf8String();
  }

  private boolean stopped() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** A little longer than the interval: AppConfigData refuses who comes early. */
  private void pause() throws InterruptedException {
    lock.lock();
    try {
      long left = interval.toNanos() + TimeUnit.MILLISECONDS.toNanos(250);
      while (!closed && !refresh && left > 0) {
        left = woken.awaitNanos(left);
      }
      if (refresh) {
        refresh = false;
        token = null;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }
}
