package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * {@code kill -9} at random moments: values, alarms and states that were acknowledged are there.
 */
class CloudWatchCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final int WRITERS = 4;
  private static final String NAMESPACE = "Crash";

  /** All values have it: an hour in which nothing else happens. */
  private final Instant time =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));

  @TempDir Path folder;

  /** How many values of each metric were acknowledged. */
  private final Map<String, Integer> values = new ConcurrentHashMap<>();

  /** Whose alarm was acknowledged, with the reason of the state that was. */
  private final Map<String, String> alarms = new ConcurrentHashMap<>();

  /** A running stand-in in a process of its own, and a client of it. */
  private final class Victim {
    private final StandInProcess process;
    private final CloudWatchClient client;

    private Victim() throws IOException {
      process = StandInProcess.start(KilledCloudWatch.class, folder);
      client = process.client(CloudWatchClient.builder());
    }

    private void kill() throws InterruptedException {
      process.kill();
    }
  }

  @Test
  void keepsWhatWasAcknowledgedWhenItIsKilled() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < ROUNDS; round++) {
      Victim victim = new Victim();
      CountDownLatch enough = new CountDownLatch(random.nextInt(40, 200));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int writer = 0; writer < WRITERS; writer++) {
          String metric = "round-" + round + "-writer-" + writer;
          threads.execute(() -> put(victim, metric, enough));
        }
        String prefix = "round-" + round + "-alarm-";
        threads.execute(() -> watch(victim, prefix));
        enough.await();
        victim.kill();
      }
    }
    Victim last = new Victim();
    values.forEach((metric, count) -> check(last, metric, count));
    alarms.forEach((name, reason) -> checkAlarm(last, name, reason));
    last.kill();
    assertThat(values.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThan(ROUNDS * 30);
    assertThat(alarms).hasSizeGreaterThanOrEqualTo(ROUNDS);
  }

  private void put(Victim victim, String metric, CountDownLatch enough) {
    MetricDatum two = MetricDatum.builder().metricName(metric).timestamp(time).value(2.0).build();
    try {
      while (true) {
        victim.client.putMetricData(r -> r.namespace(NAMESPACE).metricData(two));
        values.merge(metric, 1, Integer::sum);
        enough.countDown();
      }
    } catch (SdkException | IllegalStateException e) {
      // The victim was killed in between: this value was not acknowledged.
      enough.countDown();
    }
  }

  private void watch(Victim victim, String prefix) {
    try {
      for (int i = 0; ; i++) {
        String name = prefix + i;
        victim.client.putMetricAlarm(
            r ->
                r.alarmName(name)
                    .namespace(NAMESPACE)
                    .metricName("none")
                    .statistic(Statistic.SUM)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .treatMissingData("ignore")
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
        alarms.put(name, "");
        victim.client.setAlarmState(
            r -> r.alarmName(name).stateValue(StateValue.ALARM).stateReason("reason of " + name));
        alarms.put(name, "reason of " + name);
      }
    } catch (SdkException | IllegalStateException e) {
      // Killed in between: whether the last alarm is there is not known.
      return;
    }
  }

  private void check(Victim victim, String metric, int acknowledged) {
    Datapoint point =
        victim
            .client
            .getMetricStatistics(
                r ->
                    r.namespace(NAMESPACE)
                        .metricName(metric)
                        .startTime(time)
                        .endTime(time.plus(Duration.ofHours(1)))
                        .period(3600)
                        .statistics(Statistic.SAMPLE_COUNT, Statistic.SUM))
            .datapoints()
            .getFirst();
    // One more may have been stored whose answer did not come back.
    assertThat(point.sampleCount()).as(metric).isBetween(acknowledged * 1.0, acknowledged + 1.0);
    assertThat(point.sum()).isEqualTo(2 * point.sampleCount());
  }

  private static void checkAlarm(Victim victim, String name, String reason) {
    MetricAlarm alarm =
        victim.client.describeAlarms(r -> r.alarmNames(name)).metricAlarms().getFirst();
    assertThat(alarm.metricName()).isEqualTo("none");
    if (!reason.isEmpty()) {
      assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
      assertThat(alarm.stateReason()).isEqualTo(reason);
    }
  }
}
