package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.cloudwatch.alarms.AlarmSchema;
import com.mangaassist.backend.aws.cloudwatch.dashboards.Dashboards;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.LimitExceededException;

/** The number of alarms that an account may have. */
class AlarmQuotaTest {
  @Test
  @Conformance(value = "PutCompositeAlarm", errors = LimitExceededException.class)
  @Conformance(value = "PutMetricAlarm", errors = LimitExceededException.class)
  void takesFiveThousandAlarms(@TempDir Path folder) {
    try (CloudWatchFixture aws = CloudWatchFixture.open(folder)) {
      composite(aws, "alarm-0");
    }
    multiply(folder, 4_999);
    try (CloudWatchFixture aws = CloudWatchFixture.open(folder)) {
      composite(aws, "last");
      assertThatThrownBy(() -> composite(aws, "one more"))
          .isInstanceOf(LimitExceededException.class);
      assertThatThrownBy(
              () ->
                  aws.client.putMetricAlarm(
                      r ->
                          r.alarmName("one more")
                              .namespace("Shop")
                              .metricName("Latency")
                              .statistic("Sum")
                              .period(60)
                              .evaluationPeriods(1)
                              .threshold(1.0)
                              .comparisonOperator("GreaterThanThreshold")))
          .isInstanceOf(LimitExceededException.class);
      // One that is there may be changed all the same.
      composite(aws, "last");
    }
  }

  /** Copies the one alarm of a folder until there are {@code count}. */
  private static void multiply(Path folder, int count) {
    try (SqliteDatabase database =
        SqliteDatabase.open(
            folder.resolve("aws-cloudwatch.db"),
            List.of(
                MetricStore.SCHEMA, AlarmSchema.SCRIPT, Dashboards.SCHEMA, AlarmSchema.ACTIONS))) {
      database
          .write(
              connection ->
                  Sql.update(
                      connection,
                      "WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number"
                          + " WHERE i < ? - 1) INSERT INTO alarm (name, doc)"
                          + " SELECT 'alarm-' || i, replace(doc, 'alarm-0', 'alarm-' || i)"
                          + " FROM number, alarm",
                      count))
          .join();
    }
  }

  private static void composite(CloudWatchFixture aws, String name) {
    aws.client.putCompositeAlarm(r -> r.alarmName(name).alarmRule("FALSE"));
  }
}
