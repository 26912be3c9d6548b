package com.mangaassist.services.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/**
 * Puts values to one CloudWatch namespace, in batches from a thread of its own. Who adds a value
 * waits for nobody; a batch that CloudWatch does not take is lost and said once in the log.
 */
public final class CloudWatchMetrics implements MetricSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CloudWatchMetrics.class);

  /** Most datums of one call. AWS takes 1,000 in 1 MB; these hold up to 150 values each. */
  private static final int MOST_DATUMS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

  private final Supplier<CloudWatchAsyncClient> client;
  private final String namespace;
  private final Duration interval;
  private final MetricBatches batches;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  private CloudWatchMetrics(
      Supplier<CloudWatchAsyncClient> client, String namespace, Duration interval, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.interval = interval;
    this.batches = new MetricBatches(clock);
    this.thread = Thread.ofVirtual().name("metrics-" + namespace).unstarted(this::run);
  }

  /**
   * Begins to put.
   *
   * @param client asked for when there is something to put
   * @param interval between two batches
   */
  public static CloudWatchMetrics start(
      Supplier<CloudWatchAsyncClient> client, String namespace, Duration interval, Clock clock) {
    var metrics = new CloudWatchMetrics(client, namespace, interval, clock);
    metrics.thread.start();
    return metrics;
  }

  @Override
  public void add(Figure figure, double value) {
    batches.add(figure, value);
  }

  private void run() {
    try {
      while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        put();
      }
      put();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put() throws InterruptedException {
    List<MetricDatum> datums = batches.take();
    long dropped = batches.dropped();
    if (dropped > 0) {
      LOG.warn("{} values of {} found no room and are lost", dropped, namespace);
    }
    for (int from = 0; from < datums.size(); from += MOST_DATUMS) {
      List<MetricDatum> part = datums.subList(from, Math.min(datums.size(), from + MOST_DATUMS));
      try {
        client
            .get()
            .putMetricData(request -> request.namespace(namespace).metricData(part))
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        failing = false;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        if (!failing) {
          Throwable cause = e.getCause() == null ? e : e.getCause();
          LOG.warn(
              "Metrics of {} are lost until CloudWatch takes them: {}",
              namespace,
              String.valueOf(cause));
        }
        failing = true;
      }
    }
  }

  /** Puts what is left, as far as CloudWatch takes it in time. May be called twice. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(PATIENCE_AT_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
