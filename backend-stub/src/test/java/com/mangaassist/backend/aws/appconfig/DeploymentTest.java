package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.delivery.AlarmStates.Alarm;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.DeploymentEvent;
import software.amazon.awssdk.services.appconfig.model.DeploymentEventType;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.TriggeredBy;

/** Deployments that grow, bake, complete, roll back and are reverted, by a clock moved by hand. */
@Conformance({"StartDeployment", "GetDeployment", "ListDeployments", "StopDeployment"})
class DeploymentTest {
  private static final String ALARM = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:errors";

  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String environment;
  private String profile;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
    environment = aws.environment(application, ALARM);
    profile = aws.profile(application);
    aws.version(application, profile, "{\"number\":1}");
    aws.version(application, profile, "{\"number\":2}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void answersTheStartAsAwsDoes() {
    StartDeploymentResponse started =
        aws.config.startDeployment(
            r ->
                r.applicationId(application)
                    .environmentId(environment)
                    .configurationProfileId(profile)
                    .deploymentStrategyId("AppConfig.AllAtOnce")
                    .configurationVersion("1")
                    .description("first"));
    assertThat(started.deploymentNumber()).isEqualTo(1);
    assertThat(started.configurationName()).isEqualTo("settings");
    assertThat(started.configurationLocationUri()).isEqualTo("hosted");
    assertThat(started.configurationVersion()).isEqualTo("1");
    assertThat(started.deploymentStrategyId()).isEqualTo("AppConfig.AllAtOnce");
    assertThat(started.description()).isEqualTo("first");
    assertThat(started.growthType()).isEqualTo(GrowthType.LINEAR);
    assertThat(started.growthFactor()).isEqualTo(100f);
    assertThat(started.finalBakeTimeInMinutes()).isEqualTo(10);
    assertThat(started.state()).isEqualTo(DeploymentState.DEPLOYING);
    assertThat(started.percentageComplete()).isZero();
    assertThat(started.startedAt()).isEqualTo(AppConfigFixture.START);
    assertThat(started.completedAt()).isNull();
    assertThat(started.hasAppliedExtensions()).isTrue();
    assertThat(started.eventLog())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.eventType()).isEqualTo(DeploymentEventType.DEPLOYMENT_STARTED);
              assertThat(event.triggeredBy()).isEqualTo(TriggeredBy.USER);
              assertThat(event.description()).isEqualTo("Deployment started");
            });
    assertThat(environmentState()).isEqualTo("Deploying");
  }

  @Test
  void growsLinearlyFromTheFirstMomentThenBakesAndCompletes() {
    deploy(aws.strategy(GrowthType.LINEAR, 20, 10, 5), 1);
    assertThat(percentages(Duration.ofMinutes(1), 9))
        .containsExactly("20", "20", "40", "40", "60", "60", "80", "80", "100");
    aws.clock.move(Duration.ofMinutes(1));
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.DEPLOYING);
    aws.clock.move(Duration.ofMinutes(1));
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.BAKING);
    assertThat(environmentState()).isEqualTo("Deploying");
    aws.clock.move(Duration.ofMinutes(5));
    GetDeploymentResponse done = deployment(1);
    assertThat(done.state()).isEqualTo(DeploymentState.COMPLETE);
    assertThat(done.percentageComplete()).isEqualTo(100f);
    assertThat(done.completedAt()).isEqualTo(AppConfigFixture.START.plus(Duration.ofMinutes(15)));
    assertThat(environmentState()).isEqualTo("ReadyForDeployment");
  }

  @Test
  void growsExponentiallyByTheDocumentedFormula() {
    deploy(aws.strategy(GrowthType.EXPONENTIAL, 10, 5, 0), 1);
    assertThat(percentages(Duration.ofMinutes(1), 5))
        .containsExactly("10", "20", "40", "80", "100");
    aws.clock.move(Duration.ofMinutes(1));
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.COMPLETE);
  }

  @Test
  void writesTheEventLogInAwsWordsNewestFirst() {
    aws.close();
    aws = AppConfigFixture.open(folder.resolve("recorded"), StepTiming.RECORDED);
    open(aws.application());
    deploy(aws.strategy(GrowthType.LINEAR, 25, 15, 0), 1);
    aws.clock.move(Duration.ofMinutes(15));
    // The example in the reference of GetDeployment, to the second.
    assertThat(deployment(1).eventLog().stream().map(DeploymentTest::line))
        .containsExactly(
            "DEPLOYMENT_COMPLETED APPCONFIG Deployment completed 15",
            "BAKE_TIME_STARTED APPCONFIG Deployment bake time started 15",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 100.00% of clients 12",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 75.00% of clients 9",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 50.00% of clients 6",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 25.00% of clients 3",
            "DEPLOYMENT_STARTED USER Deployment started 0");
  }

  private void open(String app) {
    application = app;
    environment = aws.environment(app, ALARM);
    profile = aws.profile(app);
    aws.version(app, profile, "{\"number\":1}");
  }

  @Test
  @Conformance(value = "StartDeployment", errors = ConflictException.class)
  void allowsOneDeploymentInAnEnvironmentAtATime() {
    deploy("AppConfig.AllAtOnce", 1);
    assertThatThrownBy(() -> deploy("AppConfig.AllAtOnce", 2))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(
            "Environment %s currently has a state of DEPLOYING. The current deployment must finish"
                + " before a new deployment can be started.",
            environment);
    aws.clock.move(Duration.ofMinutes(10));
    assertThat(deploy("AppConfig.AllAtOnce", 2)).isEqualTo(2);
  }

  @Test
  void rollsBackOnAnAlarmAndSaysWhichOne() {
    deploy("AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10));
    deploy(aws.strategy(GrowthType.LINEAR, 10, 10, 10), 2);
    aws.clock.move(Duration.ofMinutes(3));
    assertThat(deployment(2).percentageComplete()).isEqualTo(40f);
    aws.alarms.put(ALARM, new Alarm(State.ALARM, true));
    // One look begins to roll back and the next one finishes; the timer may look in between.
    assertThat(deployment(2).state())
        .isIn(DeploymentState.ROLLING_BACK, DeploymentState.ROLLED_BACK);
    GetDeploymentResponse back = deployment(2);
    assertThat(back.state()).isEqualTo(DeploymentState.ROLLED_BACK);
    assertThat(back.percentageComplete()).isZero();
    assertThat(back.completedAt()).isEqualTo(aws.clock.instant());
    DeploymentEvent started = back.eventLog().get(1);
    assertThat(started.eventType()).isEqualTo(DeploymentEventType.ROLLBACK_STARTED);
    assertThat(started.triggeredBy()).isEqualTo(TriggeredBy.CLOUDWATCH_ALARM);
    assertThat(started.description()).contains(ALARM);
    assertThat(back.eventLog().getFirst().eventType())
        .isEqualTo(DeploymentEventType.ROLLBACK_COMPLETED);
    assertThat(environmentState()).isEqualTo("RolledBack");
    aws.alarms.clear();
    assertThat(deploy("AppConfig.AllAtOnce", 2)).isEqualTo(3);
  }

  @Test
  void rollsBackWhileItBakesOnInsufficientData() {
    deploy("AppConfig.AllAtOnce", 1);
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.BAKING);
    aws.alarms.put(ALARM, new Alarm(State.INSUFFICIENT_DATA, true));
    deployment(1);
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.ROLLED_BACK);
  }

  @Test
  void heedsNoAlarmThatIsFineOrWhoseActionsAreOff() {
    deploy("AppConfig.AllAtOnce", 1);
    aws.alarms.put(ALARM, new Alarm(State.OK, true));
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.BAKING);
    aws.alarms.put(ALARM, new Alarm(State.ALARM, false));
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.BAKING);
    aws.clock.move(Duration.ofMinutes(10));
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.COMPLETE);
  }

  @Test
  void stopsADeploymentThatGrows() {
    deploy(aws.strategy(GrowthType.LINEAR, 10, 10, 0), 1);
    StopDeploymentResponse stopped = stop(1, false);
    assertThat(stopped.state()).isEqualTo(DeploymentState.ROLLING_BACK);
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.ROLLED_BACK);
    DeploymentEvent started = deployment(1).eventLog().get(1);
    assertThat(started.triggeredBy()).isEqualTo(TriggeredBy.USER);
    assertThat(started.description()).contains("123456789012");
    assertThatThrownBy(() -> stop(1, true)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void stopsADeploymentThatBakesOnlyWithAllowRevert() {
    deploy("AppConfig.AllAtOnce", 1);
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.BAKING);
    assertThatThrownBy(() -> stop(1, false)).isInstanceOf(BadRequestException.class);
    stop(1, true);
    assertThat(deployment(1).state()).isEqualTo(DeploymentState.ROLLED_BACK);
  }

  @Test
  void revertsACompletedDeploymentWithin72Hours() {
    deploy("AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10).plus(Duration.ofDays(3)));
    assertThatThrownBy(() -> stop(1, false)).isInstanceOf(BadRequestException.class);
    StopDeploymentResponse reverted = stop(1, true);
    assertThat(reverted.state()).isEqualTo(DeploymentState.REVERTED);
    assertThat(reverted.eventLog().getFirst().eventType())
        .isEqualTo(DeploymentEventType.REVERT_COMPLETED);
    assertThat(environmentState()).isEqualTo("Reverted");
  }

  @Test
  void revertsNothingAfter72HoursAndNothingThatWasReplaced() {
    deploy("AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10));
    deploy("AppConfig.AllAtOnce", 2);
    aws.clock.move(Duration.ofMinutes(10));
    assertThat(environmentState()).isEqualTo("ReadyForDeployment");
    assertThatThrownBy(() -> stop(1, true))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("not the latest");
    aws.clock.move(Duration.ofDays(3).plusMillis(1));
    assertThatThrownBy(() -> stop(2, true))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("72 hours");
  }

  @Test
  void goesOnByTheClockAfterTheProgramWasDown() {
    deploy(aws.strategy(GrowthType.LINEAR, 20, 10, 5), 1);
    assertThat(deployment(1).percentageComplete()).isEqualTo(20f);
    aws = aws.restart();
    aws.clock.move(Duration.ofMinutes(5));
    assertThat(deployment(1).percentageComplete()).isEqualTo(60f);
    aws = aws.restart();
    aws.clock.move(Duration.ofMinutes(60));
    GetDeploymentResponse done = deployment(1);
    assertThat(done.state()).isEqualTo(DeploymentState.COMPLETE);
    assertThat(done.completedAt()).isEqualTo(AppConfigFixture.START.plus(Duration.ofMinutes(15)));
    assertThat(done.eventLog().stream().map(DeploymentTest::line).toList().reversed())
        .containsExactly(
            "DEPLOYMENT_STARTED USER Deployment started 0",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 20.00% of clients 0",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 40.00% of clients 2",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 60.00% of clients 4",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 80.00% of clients 6",
            "PERCENTAGE_UPDATED APPCONFIG Configuration available to 100.00% of clients 8",
            "BAKE_TIME_STARTED APPCONFIG Deployment bake time started 10",
            "DEPLOYMENT_COMPLETED APPCONFIG Deployment completed 15");
  }

  @Test
  @Conformance(value = "ListDeployments", pages = true)
  void listsDeploymentsNewestFirstPageByPage() {
    for (int i = 0; i < 3; i++) {
      deploy("AppConfig.AllAtOnce", 1);
      aws.clock.move(Duration.ofMinutes(10));
    }
    assertThat(
            aws.config
                .listDeploymentsPaginator(
                    r -> r.applicationId(application).environmentId(environment).maxResults(2))
                .items())
        .extracting(summary -> summary.deploymentNumber() + " " + summary.stateAsString())
        .containsExactly("3 COMPLETE", "2 COMPLETE", "1 COMPLETE");
  }

  @Test
  void deploysAVersionByItsLabel() {
    aws.config.createHostedConfigurationVersion(
        r ->
            r.applicationId(application)
                .configurationProfileId(profile)
                .contentType("text/plain")
                .versionLabel("v2.2.0")
                .content(software.amazon.awssdk.core.SdkBytes.fromUtf8String("x")));
    StartDeploymentResponse started =
        aws.config.startDeployment(
            r ->
                r.applicationId(application)
                    .environmentId(environment)
                    .configurationProfileId(profile)
                    .deploymentStrategyId("AppConfig.AllAtOnce")
                    .configurationVersion("v2.2.0"));
    assertThat(started.configurationVersion()).isEqualTo("3");
    assertThat(started.versionLabel()).isEqualTo("v2.2.0");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> deploy("AppConfig.AllAtOnce", 9))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> deploy("AppConfig.DoesNotExist", 1))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> deployment(1))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> assertThat(missing.resourceName()).isEqualTo("1"));
  }

  @Test
  void waitersOfTheStockClientUnderstandTheStates() {
    deploy("AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10));
    try (var waiter = aws.config.waiter()) {
      assertThat(
              waiter
                  .waitUntilDeploymentComplete(
                      r ->
                          r.applicationId(application)
                              .environmentId(environment)
                              .deploymentNumber(1))
                  .attemptsExecuted())
          .isEqualTo(1);
      assertThat(
              waiter
                  .waitUntilEnvironmentReadyForDeployment(
                      r -> r.applicationId(application).environmentId(environment))
                  .attemptsExecuted())
          .isEqualTo(1);
    }
  }

  private int deploy(String strategy, int version) {
    return aws.deploy(application, environment, profile, strategy, version);
  }

  private GetDeploymentResponse deployment(int number) {
    return aws.config.getDeployment(
        r -> r.applicationId(application).environmentId(environment).deploymentNumber(number));
  }

  private StopDeploymentResponse stop(int number, boolean allowRevert) {
    return aws.config.stopDeployment(
        r ->
            r.applicationId(application)
                .environmentId(environment)
                .deploymentNumber(number)
                .allowRevert(allowRevert));
  }

  private String environmentState() {
    return aws.config
        .getEnvironment(r -> r.applicationId(application).environmentId(environment))
        .stateAsString();
  }

  /** The percentage now and after each of the next steps. */
  private List<String> percentages(Duration step, int count) {
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(
            i -> {
              if (i > 0) {
                aws.clock.move(step);
              }
              return String.format(Locale.ROOT, "%.0f", deployment(1).percentageComplete());
            })
        .toList();
  }

  private static String line(DeploymentEvent event) {
    return "%s %s %s %d"
        .formatted(
            event.eventTypeAsString(),
            event.triggeredByAsString(),
            event.description(),
            Duration.between(AppConfigFixture.START, event.occurredAt()).toMinutes());
  }
}
