package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;

/** The errors that CloudWatch's reference declares, each by a call that earns it. */
class RefusalTest {
  private static final String ALARM = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:none";

  private static CloudWatchFixture aws;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = CloudWatchFixture.open(folder);
    aws.latencyAlarm("slow");
  }

  @AfterAll
  static void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PutMetricData | {'Namespace': 'n', 'MetricData': [{'MetricName': 'm', 'Value': 1, 'StorageResolution': 2}]}"
            + " | The value 2 for parameter MetricData.member.1.StorageResolution is invalid.",
        "GetMetricStatistics | {STATISTICS, 'Period': 61, 'Statistics': ['Sum']}"
            + " | The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.",
        "ListMetrics | {'NextToken': 'nonsense'} | Request parameter NextToken is invalid",
        "ListDashboards | {'NextToken': 'nonsense'} | The value nonsense for parameter NextToken is invalid.",
        "GetDashboard | {'DashboardName': 'a b'} | NAME",
        "DeleteDashboards | {'DashboardNames': ['a b']} | NAME",
        "ListTagsForResource | {'ResourceARN': 'arn:a'}"
            + " | The value arn:a for parameter ResourceARN is invalid.",
        "TagResource | {'ResourceARN': 'arn:a', 'Tags': []}"
            + " | The value arn:a for parameter ResourceARN is invalid.",
        "UntagResource | {'ResourceARN': 'arn:a', 'TagKeys': []}"
            + " | The value arn:a for parameter ResourceARN is invalid."
      })
  @Conformance(
      value = {
        "PutMetricData",
        "GetMetricStatistics",
        "ListMetrics",
        "ListDashboards",
        "GetDashboard",
        "DeleteDashboards",
        "ListTagsForResource",
        "TagResource",
        "UntagResource"
      },
      errors = InvalidParameterValueException.class)
  void namesTheValueThatIsInvalid(String operation, String members, String message)
      throws Exception {
    refused(InvalidParameterValueException.class, 400, operation, members, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PutMetricData | {'Namespace': 'n'} | The parameter MetricData is required.",
        "GetMetricStatistics | {STATISTICS, 'Statistics': ['Sum']} | The parameter Period is required."
      })
  @Conformance(
      value = {"PutMetricData", "GetMetricStatistics"},
      errors = MissingRequiredParameterException.class)
  void namesTheParameterThatIsMissing(String operation, String members, String message)
      throws Exception {
    refused(MissingRequiredParameterException.class, 400, operation, members, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PutMetricData | {'Namespace': 'n', 'MetricData': [{'MetricName': 'm', 'Value': 1, 'Values': [1]}]}"
            + " | The parameters MetricData.member.1.Value and MetricData.member.1.Values are"
            + " mutually exclusive and you have specified both.",
        "GetMetricStatistics | {STATISTICS, 'Period': 60}"
            + " | At least one of the parameters Statistics and ExtendedStatistics must be specified."
      })
  @Conformance(
      value = {"PutMetricData", "GetMetricStatistics"},
      errors = InvalidParameterCombinationException.class)
  void namesTheParametersThatExcludeEachOther(String operation, String members, String message)
      throws Exception {
    refused(InvalidParameterCombinationException.class, 400, operation, members, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DescribeAlarms | {'NextToken': 'nonsense'}",
        "DescribeAlarmHistory | {'NextToken': 'nonsense'}",
        "GetMetricData | {'NextToken': 'nonsense', 'StartTime': 1764064800, 'EndTime': 1764065100,"
            + " 'MetricDataQueries': []}"
      })
  @Conformance(
      value = {"DescribeAlarms", "DescribeAlarmHistory", "GetMetricData"},
      errors = InvalidNextTokenException.class,
      pages = true)
  void cannotParseATokenThatIsNone(String operation, String members) throws Exception {
    refused(
        InvalidNextTokenException.class,
        400,
        operation,
        members,
        "The service could not parse the next token.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TagResource | {ARN, 'Tags': []} | The resource ALARM does not exist.",
        "UntagResource | {ARN, 'TagKeys': []} | The resource ALARM does not exist."
      })
  @Conformance(
      value = {"TagResource", "UntagResource"},
      errors = ResourceNotFoundException.class)
  void doesNotFindTheResourceOfAnArn(String operation, String members, String message)
      throws Exception {
    refused(ResourceNotFoundException.class, 404, operation, members, message);
  }

  /** The stock client makes one class of two errors and knows it by the code of the other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DeleteAlarms | {'AlarmNames': ['none']}",
        "SetAlarmState | {'AlarmName': 'none', 'StateValue': 'OK', 'StateReason': 'r'}"
      })
  @Conformance(
      value = {"DeleteAlarms", "SetAlarmState"},
      errors = ResourceNotFoundException.class)
  void doesNotFindAnAlarmThatIsNotThere(String operation, String members) throws Exception {
    refused(CloudWatchException.class, 404, operation, members, "null");
    assertThat(refusal(operation, members).awsErrorDetails().errorCode())
        .isEqualTo("ResourceNotFound");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GetDashboard | {'DashboardName': 'none'}",
        "DeleteDashboards | {'DashboardNames': ['none']}"
      })
  @Conformance(
      value = {"GetDashboard", "DeleteDashboards"},
      errors = DashboardNotFoundErrorException.class)
  void doesNotFindADashboardThatIsNotThere(String operation, String members) throws Exception {
    refused(
        DashboardNotFoundErrorException.class,
        404,
        operation,
        members,
        "Dashboard none does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\\\"widgets\\\": {}}"})
  @Conformance(value = "PutDashboard", errors = DashboardInvalidInputErrorException.class)
  void refusesABodyThatIsNoDashboard(String body) throws Exception {
    refused(
        DashboardInvalidInputErrorException.class,
        400,
        "PutDashboard",
        "{'DashboardName': 'd', 'DashboardBody': '" + body + "'}",
        "The field DashboardBody must be a valid JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "reason"})
  @Conformance(value = "SetAlarmState", errors = InvalidFormatException.class)
  void refusesAReasonsDataThatIsNoJson(String data) throws Exception {
    refused(
        InvalidFormatException.class,
        400,
        "SetAlarmState",
        "{'AlarmName': 'slow', 'StateValue': 'OK', 'StateReason': 'r', 'StateReasonData': '"
            + data
            + "'}",
        "StateReasonData was not valid JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PutMetricAlarm | {'AlarmName': ''} | alarmName evaluationPeriods comparisonOperator",
        "PutCompositeAlarm | {'AlarmName': 'a', 'AlarmRule': '', 'Tags': [{}]}"
            + " | alarmRule tags.1.member.key tags.1.member.value",
        "SetAlarmState | {'AlarmName': 'a', 'StateValue': 'FINE'} | stateReason stateValue",
        "DescribeAlarms | {'AlarmNamePrefix': '', 'MaxRecords': 0} | alarmNamePrefix maxRecords",
        "GetMetricData | {'MaxDatapoints': 0}"
            + " | metricDataQueries startTime endTime maxDatapoints",
        "GetMetricStatistics | {'MetricName': '', 'Period': 0} | metricName period",
        "PutMetricData | {'Namespace': ':', 'MetricData': [{'MetricName': '', 'Unit': 'Parsec'}]}"
            + " | namespace metricData.1.member.metricName metricData.1.member.unit"
      })
  void tellsAllConstraintsThatAreBroken(String operation, String members, String places)
      throws Exception {
    AwsServiceException refused = refusal(operation, members);
    assertThat(refused.awsErrorDetails().errorCode()).startsWith("Validation");
    String told = refused.awsErrorDetails().errorMessage();
    String[] wanted = places.split(" ", -1);
    assertThat(told).startsWith(wanted.length + " validation errors detected: Value ");
    assertThat(
            Pattern.compile(" at '([^']*)' failed to satisfy constraint: ").matcher(told).results())
        .extracting(place -> place.group(1))
        .containsExactlyInAnyOrder(wanted);
  }

  private static void refused(
      Class<? extends AwsServiceException> error,
      int status,
      String operation,
      String members,
      String message)
      throws Exception {
    String name =
        "The value for field DashboardName contains invalid characters. It can only contain"
            + " alphanumerics, dash (-) and underscore (_).\n";
    AwsServiceException refused = refusal(operation, members);
    assertThat(refused).isInstanceOf(error);
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(String.valueOf(refused.awsErrorDetails().errorMessage()))
        .isEqualTo(message.replace("ALARM", ALARM).replace("NAME", name));
  }

  private static AwsServiceException refusal(String operation, String members) throws Exception {
    String json =
        members
            .replace("ARN,", "'ResourceARN': '" + ALARM + "',")
            .replace(
                "STATISTICS",
                "'Namespace': 'n', 'MetricName': 'm', 'StartTime': 1764064800, 'EndTime':"
                    + " 1764065100")
            .replace('\'', '"');
    return new SdkCall(aws.client, "cloudwatch").refusal(operation, Json.parse(json)).orElseThrow();
  }
}
