package com.mangaassist.backend.aws.appconfigdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.appconfig.AppConfigFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestException;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestReason;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.InternalServerException;
import software.amazon.awssdk.services.appconfigdata.model.InvalidParameterDetail;
import software.amazon.awssdk.services.appconfigdata.model.InvalidParameterProblem;
import software.amazon.awssdk.services.appconfigdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfigdata.model.ResourceType;
import software.amazon.awssdk.services.appconfigdata.model.ThrottlingException;

/** Sessions and their tokens, through the stock client. */
@Conformance({"StartConfigurationSession", "GetLatestConfiguration"})
class SessionTest {
  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String environment;
  private String profile;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
    environment = aws.environment(application);
    profile = aws.profile(application);
    aws.version(application, profile, "{\"number\":1}");
    aws.version(application, profile, "{\"number\":2}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void givesTheConfigurationOnceAndThenNothingUntilItChanges() {
    deploy(1);
    GetLatestConfigurationResponse first = latest(start());
    assertThat(first.configuration().asUtf8String()).isEqualTo("{\"number\":1}");
    assertThat(first.contentType()).isEqualTo("application/json");
    assertThat(first.nextPollIntervalInSeconds()).isEqualTo(60);
    assertThat(first.versionLabel()).isNull();
    GetLatestConfigurationResponse second = latest(first.nextPollConfigurationToken());
    assertThat(second.configuration().asByteArray()).isEmpty();
    deploy(2);
    GetLatestConfigurationResponse third = latest(second.nextPollConfigurationToken());
    assertThat(third.configuration().asUtf8String()).isEqualTo("{\"number\":2}");
  }

  @Test
  void findsItsSourceByNames() {
    deploy(1);
    String token =
        aws.data
            .startConfigurationSession(
                r ->
                    r.applicationIdentifier("manga")
                        .environmentIdentifier("production")
                        .configurationProfileIdentifier("settings"))
            .initialConfigurationToken();
    assertThat(latest(token).configuration().asUtf8String()).isEqualTo("{\"number\":1}");
  }

  @Test
  void carriesTheLabelWithANewConfigurationOnly() {
    int labelled =
        aws.config
            .createHostedConfigurationVersion(
                r ->
                    r.applicationId(application)
                        .configurationProfileId(profile)
                        .contentType("text/plain")
                        .versionLabel("v3")
                        .content(SdkBytes.fromUtf8String("three")))
            .versionNumber();
    deploy(labelled);
    GetLatestConfigurationResponse first = latest(start());
    assertThat(first.versionLabel()).isEqualTo("v3");
    assertThat(first.contentType()).isEqualTo("text/plain");
    assertThat(latest(first.nextPollConfigurationToken()).versionLabel()).isNull();
  }

  @Test
  void aTokenWorksOnceAlsoAfterARestart() {
    deploy(1);
    String token = start();
    String next = latest(token).nextPollConfigurationToken();
    refused(() -> latest(token), InvalidParameterProblem.EXPIRED);
    aws = aws.restart();
    refused(() -> latest(token), InvalidParameterProblem.EXPIRED);
    assertThat(latest(next).configuration().asByteArray()).isEmpty();
  }

  @Test
  void aTokenLivesADay() {
    deploy(1);
    String token = start();
    aws.clock.move(Duration.ofDays(1));
    String next = latest(token).nextPollConfigurationToken();
    aws.clock.move(Duration.ofDays(1).plusMillis(1));
    refused(() -> latest(next), InvalidParameterProblem.EXPIRED);
  }

  @Test
  void aTokenThatWasChangedIsCorrupted() {
    deploy(1);
    String token = start();
    char last = token.charAt(token.length() / 2);
    refused(
        () -> latest(token.replace(last, last == 'A' ? 'B' : 'A')),
        InvalidParameterProblem.CORRUPTED);
    refused(() -> latest("nonsense"), InvalidParameterProblem.CORRUPTED);
    refused(() -> latest("!§%"), InvalidParameterProblem.CORRUPTED);
  }

  @Test
  @Conformance(value = "GetLatestConfiguration", errors = BadRequestException.class)
  void enforcesThePollIntervalWithoutSpendingTheToken() {
    deploy(1);
    GetLatestConfigurationResponse first = latest(start(30));
    assertThat(first.nextPollIntervalInSeconds()).isEqualTo(30);
    String next = first.nextPollConfigurationToken();
    aws.clock.move(Duration.ofMillis(29_999));
    refused(() -> latest(next), InvalidParameterProblem.POLL_INTERVAL_NOT_SATISFIED);
    aws.clock.move(Duration.ofMillis(1));
    assertThat(latest(next).nextPollIntervalInSeconds()).isEqualTo(30);
  }

  @Test
  @Conformance(value = "StartConfigurationSession", errors = BadRequestException.class)
  void boundsThePollInterval() {
    assertThatThrownBy(() -> start(14)).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> start(86_401)).isInstanceOf(BadRequestException.class);
    start(15);
    start(86_400);
  }

  @Test
  void namesTheResourceThatIsMissing() {
    assertThatThrownBy(
            () ->
                aws.data.startConfigurationSession(
                    r ->
                        r.applicationIdentifier(application)
                            .environmentIdentifier("nowhere")
                            .configurationProfileIdentifier(profile)))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> {
              assertThat(missing.resourceType()).isEqualTo(ResourceType.ENVIRONMENT);
              assertThat(missing.referencedBy()).containsEntry("EnvironmentIdentifier", "nowhere");
            });
  }

  @Test
  @Conformance(value = "GetLatestConfiguration", errors = ResourceNotFoundException.class)
  void saysThatNothingWasDeployedAndKeepsTheToken() {
    String token = start();
    assertThatThrownBy(() -> latest(token))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> assertThat(missing.resourceType()).isEqualTo(ResourceType.DEPLOYMENT));
    deploy(1);
    assertThat(latest(token).configuration().asUtf8String()).isEqualTo("{\"number\":1}");
  }

  @Test
  void endsWithItsEnvironment() {
    deploy(1);
    String token = latest(start()).nextPollConfigurationToken();
    aws.config.deleteEnvironment(r -> r.applicationId(application).environmentId(environment));
    assertThatThrownBy(() -> latest(token))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> {
              assertThat(missing.resourceType()).isEqualTo(ResourceType.ENVIRONMENT);
              assertThat(missing.referencedBy()).containsEntry("ConfigurationToken", token);
            });
  }

  @Test
  void endsWithItsProfile() {
    deploy(1);
    String token = latest(start()).nextPollConfigurationToken();
    for (int version : new int[] {1, 2}) {
      aws.config.deleteHostedConfigurationVersion(
          r -> r.applicationId(application).configurationProfileId(profile).versionNumber(version));
    }
    aws.config.deleteConfigurationProfile(
        r -> r.applicationId(application).configurationProfileId(profile));
    assertThatThrownBy(() -> latest(token))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing ->
                assertThat(missing.resourceType()).isEqualTo(ResourceType.CONFIGURATION_PROFILE));
  }

  @Test
  void goesBackWithARollback() {
    deploy(1);
    String token = latest(start()).nextPollConfigurationToken();
    int second =
        aws.deploy(
            application, environment, profile, aws.strategy(GrowthType.LINEAR, 100, 10, 0), 2);
    GetLatestConfigurationResponse grown = latest(token);
    assertThat(grown.configuration().asUtf8String()).isEqualTo("{\"number\":2}");
    aws.config.stopDeployment(
        r -> r.applicationId(application).environmentId(environment).deploymentNumber(second));
    assertThat(latest(grown.nextPollConfigurationToken()).configuration().asUtf8String())
        .isEqualTo("{\"number\":1}");
  }

  @Test
  @Conformance(
      value = "StartConfigurationSession",
      errors = {ThrottlingException.class, InternalServerException.class})
  void answersFaultsOnDemand() {
    deploy(1);
    aws.faults.add(
        Fault.always(AppConfigData.NAME, "StartConfigurationSession", FaultKind.THROTTLE));
    assertThatThrownBy(this::start).isInstanceOf(ThrottlingException.class);
    aws.faults.clear();
    aws.faults.add(Fault.always(AppConfigData.NAME, "StartConfigurationSession", FaultKind.ERROR));
    assertThatThrownBy(this::start).isInstanceOf(InternalServerException.class);
  }

  private static void refused(ThrowingCallable call, InvalidParameterProblem problem) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BadRequestException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(BadRequestReason.INVALID_PARAMETERS);
              assertThat(refused.details().invalidParameters())
                  .containsEntry(
                      "ConfigurationToken",
                      InvalidParameterDetail.builder().problem(problem).build());
            });
  }

  private void deploy(int version) {
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    aws.clock.move(Duration.ofMinutes(10));
  }

  private String start() {
    return aws.data
        .startConfigurationSession(
            r ->
                r.applicationIdentifier(application)
                    .environmentIdentifier(environment)
                    .configurationProfileIdentifier(profile))
        .initialConfigurationToken();
  }

  private String start(int seconds) {
    return aws.data
        .startConfigurationSession(
            r ->
                r.applicationIdentifier(application)
                    .environmentIdentifier(environment)
                    .configurationProfileIdentifier(profile)
                    .requiredMinimumPollIntervalInSeconds(seconds))
        .initialConfigurationToken();
  }

  private GetLatestConfigurationResponse latest(String token) {
    return aws.data.getLatestConfiguration(r -> r.configurationToken(token));
  }
}
