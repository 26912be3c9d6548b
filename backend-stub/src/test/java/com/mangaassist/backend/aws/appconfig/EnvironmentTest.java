package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.CreateEnvironmentResponse;
import software.amazon.awssdk.services.appconfig.model.DeletionProtectionCheck;
import software.amazon.awssdk.services.appconfig.model.Environment;
import software.amazon.awssdk.services.appconfig.model.Monitor;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.ServiceQuotaExceededException;

/** Operations on environments, and the protection of those that are in use. */
@Conformance({
  "CreateEnvironment",
  "GetEnvironment",
  "UpdateEnvironment",
  "ListEnvironments",
  "DeleteEnvironment",
  "GetAccountSettings",
  "UpdateAccountSettings"
})
class EnvironmentTest {
  private static final String ALARM = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a";
  private static final String ROLE = "arn:aws:iam::123456789012:role/watch";

  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void createsGetsUpdates() {
    Monitor monitor = Monitor.builder().alarmArn(ALARM).alarmRoleArn(ROLE).build();
    CreateEnvironmentResponse created =
        aws.config.createEnvironment(
            r -> r.applicationId(application).name("beta").description("d").monitors(monitor));
    assertThat(created.applicationId()).isEqualTo(application);
    assertThat(created.stateAsString()).isEqualTo("ReadyForDeployment");
    assertThat(created.monitors()).containsExactly(monitor);
    var updated =
        aws.config.updateEnvironment(
            r ->
                r.applicationId(application)
                    .environmentId(created.id())
                    .name("gamma")
                    .monitors(Collections.emptyList()));
    assertThat(updated.name()).isEqualTo("gamma");
    assertThat(updated.description()).isEqualTo("d");
    assertThat(updated.monitors()).isEmpty();
    assertThat(
            aws.config
                .getEnvironment(r -> r.applicationId(application).environmentId(created.id()))
                .name())
        .isEqualTo("gamma");
  }

  @Test
  @Conformance(value = "ListEnvironments", pages = true)
  void listsPageByPage() {
    String first = aws.environment(application);
    String second = aws.environment(application);
    aws.environment(aws.application());
    assertThat(
            aws.config
                .listEnvironmentsPaginator(r -> r.applicationId(application).maxResults(1))
                .items())
        .extracting(Environment::id)
        .containsExactly(first, second);
  }

  @Test
  void takesFiveMonitors() {
    Monitor monitor = Monitor.builder().alarmArn(ALARM).build();
    aws.config.createEnvironment(
        r -> r.applicationId(application).name("five").monitors(Collections.nCopies(5, monitor)));
    assertThatThrownBy(
            () ->
                aws.config.createEnvironment(
                    r ->
                        r.applicationId(application)
                            .name("six")
                            .monitors(Collections.nCopies(6, monitor))))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  @Conformance(value = "CreateEnvironment", errors = ServiceQuotaExceededException.class)
  void hasTheQuotaOfTwenty() {
    for (int i = 0; i < 20; i++) {
      aws.environment(application);
    }
    assertThatThrownBy(() -> aws.environment(application))
        .isInstanceOf(ServiceQuotaExceededException.class);
  }

  @Test
  void belongsToItsApplication() {
    String environment = aws.environment(application);
    String other = aws.application();
    assertThatThrownBy(
            () -> aws.config.getEnvironment(r -> r.applicationId(other).environmentId(environment)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> aws.environment("abcdefg"))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> assertThat(missing.resourceName()).isEqualTo("abcdefg"));
  }

  @Test
  @Conformance(value = "DeleteEnvironment", errors = ConflictException.class)
  void staysWhileItDeploys() {
    String environment = aws.environment(application);
    String profile = aws.profile(application);
    int version = aws.version(application, profile, "{}");
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    assertThatThrownBy(() -> delete(environment, DeletionProtectionCheck.BYPASS))
        .isInstanceOf(ConflictException.class);
    aws.clock.move(Duration.ofMinutes(10));
    delete(environment, DeletionProtectionCheck.ACCOUNT_DEFAULT);
    assertThat(aws.config.listEnvironments(r -> r.applicationId(application)).items()).isEmpty();
  }

  @Test
  void isProtectedWhileClientsFetchFromIt() {
    String environment = aws.environment(application);
    String profile = aws.profile(application);
    int version = aws.version(application, profile, "{}");
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    aws.config.updateAccountSettings(
        r -> r.deletionProtection(p -> p.enabled(true).protectionPeriodInMinutes(30)));
    aws.clock.move(Duration.ofHours(2));
    fetch(environment, profile);
    assertThatThrownBy(() -> delete(environment, DeletionProtectionCheck.ACCOUNT_DEFAULT))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("BYPASS");
    aws.clock.move(Duration.ofMinutes(29));
    assertThatThrownBy(() -> delete(environment, DeletionProtectionCheck.APPLY))
        .isInstanceOf(ConflictException.class);
    aws.clock.move(Duration.ofMinutes(1));
    delete(environment, DeletionProtectionCheck.APPLY);
  }

  @Test
  void protectsYoungOnesOnlyWhenAsked() {
    String environment = aws.environment(application);
    String profile = aws.profile(application);
    int version = aws.version(application, profile, "{}");
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    aws.config.updateAccountSettings(r -> r.deletionProtection(p -> p.enabled(true)));
    aws.clock.move(Duration.ofMinutes(20));
    fetch(environment, profile);
    assertThatThrownBy(() -> delete(environment, DeletionProtectionCheck.APPLY))
        .isInstanceOf(ConflictException.class);
    delete(environment, DeletionProtectionCheck.ACCOUNT_DEFAULT);
  }

  @Test
  void protectionIsOffUntilTurnedOnAndBounded() {
    var initial = aws.config.getAccountSettings(r -> {}).deletionProtection();
    assertThat(initial.enabled()).isFalse();
    assertThat(initial.protectionPeriodInMinutes()).isEqualTo(60);
    assertThat(
            aws.config
                .updateAccountSettings(r -> r.deletionProtection(p -> p.enabled(true)))
                .deletionProtection()
                .protectionPeriodInMinutes())
        .isEqualTo(60);
    for (int minutes : new int[] {14, 1441}) {
      assertThatThrownBy(
              () ->
                  aws.config.updateAccountSettings(
                      r -> r.deletionProtection(p -> p.protectionPeriodInMinutes(minutes))))
          .isInstanceOf(BadRequestException.class);
    }
    assertThat(aws.config.getAccountSettings(r -> {}).deletionProtection().enabled()).isTrue();
  }

  private void fetch(String environment, String profile) {
    String token =
        aws.data
            .startConfigurationSession(
                r ->
                    r.applicationIdentifier(application)
                        .environmentIdentifier(environment)
                        .configurationProfileIdentifier(profile))
            .initialConfigurationToken();
    aws.data.getLatestConfiguration(r -> r.configurationToken(token));
  }

  private void delete(String environment, DeletionProtectionCheck check) {
    aws.config.deleteEnvironment(
        r ->
            r.applicationId(application).environmentId(environment).deletionProtectionCheck(check));
  }
}
