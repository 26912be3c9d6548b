package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyRequest;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.DeploymentStrategy;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.ServiceQuotaExceededException;

/** Operations on deployment strategies. */
@Conformance({
  "CreateDeploymentStrategy",
  "GetDeploymentStrategy",
  "UpdateDeploymentStrategy",
  "ListDeploymentStrategies",
  "DeleteDeploymentStrategy"
})
class StrategyTest {
  @TempDir Path folder;
  private AppConfigFixture aws;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void createsWithDefaultsGetsUpdatesDeletes() {
    CreateDeploymentStrategyResponse created = create(r -> {});
    assertThat(created.growthType()).isEqualTo(GrowthType.LINEAR);
    assertThat(created.finalBakeTimeInMinutes()).isZero();
    assertThat(created.replicateTo()).isEqualTo(ReplicateTo.NONE);
    var updated =
        aws.config.updateDeploymentStrategy(
            r ->
                r.deploymentStrategyId(created.id())
                    .growthType(GrowthType.EXPONENTIAL)
                    .finalBakeTimeInMinutes(7)
                    .description("d"));
    assertThat(updated.growthType()).isEqualTo(GrowthType.EXPONENTIAL);
    assertThat(updated.growthFactor()).isEqualTo(25f);
    assertThat(updated.deploymentDurationInMinutes()).isEqualTo(15);
    assertThat(
            aws.config
                .getDeploymentStrategy(r -> r.deploymentStrategyId(created.id()))
                .finalBakeTimeInMinutes())
        .isEqualTo(7);
    // The client calls AWS's misspelt path.
    aws.config.deleteDeploymentStrategy(r -> r.deploymentStrategyId(created.id()));
    assertThatThrownBy(
            () -> aws.config.getDeploymentStrategy(r -> r.deploymentStrategyId(created.id())))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  @Conformance(value = "ListDeploymentStrategies", pages = true)
  void listsItsOwnAndAwsOwnAsAwsDoes() {
    create(r -> {});
    assertThat(aws.config.listDeploymentStrategiesPaginator(r -> r.maxResults(2)).items())
        .extracting(StrategyTest::line)
        .containsExactly(
            "Example-Deployment null 15 LINEAR 25.0 0",
            "AppConfig.AllAtOnce Quick 0 LINEAR 100.0 10",
            "AppConfig.Linear50PercentEvery30Seconds Test/Demo 1 LINEAR 50.0 1",
            "AppConfig.Canary10Percent20Minutes AWS Recommended 20 EXPONENTIAL 10.0 10",
            "AppConfig.Linear20PercentEvery6Minutes AWS Recommended 30 LINEAR 20.0 30");
    assertThat(
            aws.config
                .getDeploymentStrategy(
                    r -> r.deploymentStrategyId("AppConfig.Canary10Percent20Minutes"))
                .growthFactor())
        .isEqualTo(10f);
  }

  @Test
  void leavesAwsOwnAlone() {
    assertThatThrownBy(
            () ->
                aws.config.deleteDeploymentStrategy(
                    r -> r.deploymentStrategyId("AppConfig.Linear50PercentEvery30Seconds")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Cannot delete predefined Deployment Strategy"
                + " AppConfig.Linear50PercentEvery30Seconds.");
    assertThatThrownBy(
            () ->
                aws.config.updateDeploymentStrategy(
                    r -> r.deploymentStrategyId("AppConfig.AllAtOnce").description("x")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void boundsItsNumbers() {
    refused(r -> r.growthFactor(0.9f));
    refused(r -> r.growthFactor(100.1f));
    refused(r -> r.deploymentDurationInMinutes(-1));
    refused(r -> r.deploymentDurationInMinutes(1441));
    refused(r -> r.finalBakeTimeInMinutes(1441));
    refused(r -> r.growthType("QUADRATIC"));
    refused(r -> r.replicateTo("S3"));
    refused(r -> r.name(""));
    create(r -> r.growthFactor(1f).deploymentDurationInMinutes(1440).finalBakeTimeInMinutes(1440));
    create(r -> r.growthFactor(100f).deploymentDurationInMinutes(0));
  }

  @Test
  @Conformance(value = "CreateDeploymentStrategy", errors = ServiceQuotaExceededException.class)
  void hasTheQuotaOfTwenty() {
    for (int i = 0; i < 20; i++) {
      create(r -> {});
    }
    assertThatThrownBy(() -> create(r -> {})).isInstanceOf(ServiceQuotaExceededException.class);
  }

  private void refused(Consumer<CreateDeploymentStrategyRequest.Builder> change) {
    assertThatThrownBy(() -> create(change)).isInstanceOf(BadRequestException.class);
  }

  private CreateDeploymentStrategyResponse create(
      Consumer<CreateDeploymentStrategyRequest.Builder> change) {
    return aws.config.createDeploymentStrategy(
        r ->
            r.name("Example-Deployment")
                .deploymentDurationInMinutes(15)
                .growthFactor(25f)
                .applyMutation(change));
  }

  private static String line(DeploymentStrategy strategy) {
    return "%s %s %d %s %s %d"
        .formatted(
            strategy.name(),
            strategy.description(),
            strategy.deploymentDurationInMinutes(),
            strategy.growthTypeAsString(),
            strategy.growthFactor(),
            strategy.finalBakeTimeInMinutes());
  }
}
