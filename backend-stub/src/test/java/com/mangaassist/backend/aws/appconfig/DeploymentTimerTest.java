package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.delivery.AlarmStates.Alarm;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.GrowthType;

/** Deployments move while nobody looks at them. */
class DeploymentTimerTest {
  private static final String ALARM = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a";

  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String profile;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
    profile = aws.profile(application);
    aws.version(application, profile, "{}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void aStepThatIsDueHappensByItself() {
    String atOnce = aws.strategy(GrowthType.LINEAR, 100, 0, 0);
    aws.deploy(application, aws.environment(application), profile, atOnce, 1);
    await().untilAsserted(() -> assertThat(aws.storedStates()).containsExactly("COMPLETE"));
  }

  @Test
  void anAlarmStopsADeploymentThatNobodyWatches() {
    String environment = aws.environment(application, ALARM);
    aws.deploy(application, environment, profile, "AppConfig.Canary10Percent20Minutes", 1);
    assertThat(aws.storedStates()).containsExactly("DEPLOYING");
    aws.alarms.put(ALARM, new Alarm(State.ALARM, true));
    await().untilAsserted(() -> assertThat(aws.storedStates()).containsExactly("ROLLED_BACK"));
  }

  @Test
  void whatWasUnderWayGoesOnByItselfAfterARestart() {
    String environment = aws.environment(application);
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", 1);
    await().untilAsserted(() -> assertThat(aws.storedStates()).isEqualTo(List.of("BAKING")));
    aws.clock.move(Duration.ofMinutes(10));
    aws = aws.restart();
    await().untilAsserted(() -> assertThat(aws.storedStates()).containsExactly("COMPLETE"));
  }
}
