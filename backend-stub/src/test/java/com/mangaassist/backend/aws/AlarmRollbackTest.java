package com.mangaassist.backend.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.Monitor;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** An alarm of CloudWatch rolls a deployment of AppConfig back, both behind the one endpoint. */
class AlarmRollbackTest {
  @TempDir Path folder;
  private StandInFixture aws;
  private CloudWatchClient cloudWatch;
  private AppConfigClient appConfig;

  @BeforeEach
  void open() {
    aws = StandInFixture.saying(folder, "Hello.");
    var credentials = StaticCredentialsProvider.create(StandInFixture.CREDENTIALS);
    cloudWatch =
        CloudWatchClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(credentials)
            .httpClient(ApacheHttpClient.create())
            .build();
    appConfig =
        AppConfigClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(credentials)
            .httpClient(ApacheHttpClient.create())
            .build();
  }

  @AfterEach
  void close() {
    cloudWatch.close();
    appConfig.close();
    aws.close();
  }

  @Test
  void anAlarmRollsADeploymentBack() {
    cloudWatch.putMetricAlarm(
        r ->
            r.alarmName("errors")
                .namespace("Shop")
                .metricName("Errors")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("ignore"));
    // One without data would roll back at once.
    state(StateValue.OK);
    String alarm = cloudWatch.describeAlarms().metricAlarms().getFirst().alarmArn();
    String application = appConfig.createApplication(r -> r.name("manga")).id();
    String environment =
        appConfig
            .createEnvironment(
                r ->
                    r.applicationId(application)
                        .name("production")
                        .monitors(Monitor.builder().alarmArn(alarm).build()))
            .id();
    String profile =
        appConfig
            .createConfigurationProfile(
                r -> r.applicationId(application).name("settings").locationUri("hosted"))
            .id();
    appConfig.createHostedConfigurationVersion(
        r ->
            r.applicationId(application)
                .configurationProfileId(profile)
                .contentType("application/json")
                .content(SdkBytes.fromUtf8String("{}")));
    int deployment =
        appConfig
            .startDeployment(
                r ->
                    r.applicationId(application)
                        .environmentId(environment)
                        .configurationProfileId(profile)
                        .deploymentStrategyId("AppConfig.Canary10Percent20Minutes")
                        .configurationVersion("1"))
            .deploymentNumber();
    assertThat(state(application, environment, deployment)).isEqualTo(DeploymentState.DEPLOYING);

    state(StateValue.ALARM);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(state(application, environment, deployment))
                    .isEqualTo(DeploymentState.ROLLED_BACK));
  }

  private void state(StateValue value) {
    cloudWatch.setAlarmState(r -> r.alarmName("errors").stateValue(value).stateReason("by hand"));
  }

  private DeploymentState state(String application, String environment, int deployment) {
    return appConfig
        .getDeployment(
            r ->
                r.applicationId(application)
                    .environmentId(environment)
                    .deploymentNumber(deployment))
        .state();
  }
}
