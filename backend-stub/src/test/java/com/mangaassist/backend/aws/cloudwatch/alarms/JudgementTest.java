package com.mangaassist.backend.aws.cloudwatch.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of "How alarm state is evaluated when data is missing" in AWS's user guide: five
 * periods, oldest first; 0 is fine, X breaches, - is missing.
 */
class JudgementTest {

  @ParameterizedTest
  @CsvSource({
    // datapoints to alarm, periods, missing, ignore, breaching, notBreaching
    "3, 0-X-X, OK, OK, OK, OK",
    "3, ----0, OK, OK, OK, OK",
    "3, -----, INSUFFICIENT_DATA, keep, ALARM, OK",
    "3, 0XX-X, ALARM, ALARM, ALARM, ALARM",
    "3, --X--, ALARM, keep, ALARM, OK",
    "2, 0-X-X, ALARM, ALARM, ALARM, ALARM",
    "2, 00X0X, ALARM, ALARM, ALARM, ALARM",
    "2, 0-X--, OK, OK, ALARM, OK",
    "2, ----0, OK, OK, ALARM, OK",
    "2, ---X-, ALARM, keep, ALARM, OK",
    // Not long enough to be an alarm, and nothing says that all is well.
    "3, ----X, keep, keep, ALARM, OK",
    "3, ---XX, keep, keep, ALARM, OK"
  })
  void evaluatesAsDocumented(
      int datapoints,
      String periods,
      String missing,
      String ignore,
      String breaching,
      String notBreaching)
      throws Exception {
    assertThat(judge(datapoints, periods, "missing")).as("missing").isEqualTo(missing);
    assertThat(judge(datapoints, periods, "ignore")).as("ignore").isEqualTo(ignore);
    assertThat(judge(datapoints, periods, "breaching")).as("breaching").isEqualTo(breaching);
    assertThat(judge(datapoints, periods, "notBreaching"))
        .as("notBreaching")
        .isEqualTo(notBreaching);
  }

  private static String judge(int datapoints, String periods, String missing) throws Exception {
    ObjectNode config =
        Json.object()
            .put("Namespace", "Shop")
            .put("MetricName", "Latency")
            .put("Statistic", "Average")
            .put("Period", 60)
            .put("EvaluationPeriods", 3)
            .put("DatapointsToAlarm", datapoints)
            .put("Threshold", 0.5)
            .put("ComparisonOperator", "GreaterThanThreshold")
            .put("TreatMissingData", missing);
    List<OptionalDouble> newestFirst = new ArrayList<>();
    for (int i = periods.length() - 1; i >= 0; i--) {
      newestFirst.add(
          switch (periods.charAt(i)) {
            case '0' -> OptionalDouble.of(0);
            case 'X' -> OptionalDouble.of(1);
            default -> OptionalDouble.empty();
          });
    }
    return Judgement.of(MetricAlarmReader.watch(Input.of(config)), newestFirst, 600)
        .state()
        .map(Enum::name)
        .orElse("keep");
  }
}
