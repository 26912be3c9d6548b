package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.delivery.AlarmStates.Alarm;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.DeploymentEvent;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.GrowthType;

/** What holds of every deployment, whatever happens to it; a failure names its seed. */
class DeploymentLawsTest {
  private static final String ALARM = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a";

  /**
   * What may follow a state, the state itself included; looks are apart, so steps may be missed.
   */
  private static final Map<String, Set<String>> MAY_BECOME =
      Map.of(
          "DEPLOYING",
          Set.of("DEPLOYING", "BAKING", "COMPLETE", "ROLLING_BACK", "ROLLED_BACK"),
          "BAKING",
          Set.of("BAKING", "COMPLETE", "ROLLING_BACK", "ROLLED_BACK"),
          "ROLLING_BACK",
          Set.of("ROLLING_BACK", "ROLLED_BACK"),
          "ROLLED_BACK",
          Set.of("ROLLED_BACK"),
          "COMPLETE",
          Set.of("COMPLETE", "REVERTED"),
          "REVERTED",
          Set.of("REVERTED"));

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
    aws.version(application, profile, "{}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @RepeatedTest(25)
  void aDeploymentGoesForwardOrIsTakenBack(RepetitionInfo repetition) {
    RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
    GrowthType type = random.nextBoolean() ? GrowthType.LINEAR : GrowthType.EXPONENTIAL;
    int minutes = random.nextInt(0, 60);
    int bake = random.nextInt(0, 30);
    aws.deploy(
        application,
        environment,
        profile,
        aws.strategy(type, 1 + random.nextFloat() * 99, minutes, bake),
        1);
    GetDeploymentResponse before = look();
    for (int i = 0; i < 25; i++) {
      happen(random);
      GetDeploymentResponse after = look();
      assertThat(MAY_BECOME.get(before.stateAsString())).contains(after.stateAsString());
      if (Set.of("DEPLOYING", "BAKING", "COMPLETE").contains(after.stateAsString())) {
        assertThat(after.percentageComplete()).isGreaterThanOrEqualTo(before.percentageComplete());
      }
      checkLog(before, after);
      before = after;
    }
    aws.alarms.clear();
    aws.clock.move(Duration.ofMinutes(minutes + bake));
    look();
    assertThat(look().stateAsString()).isIn("COMPLETE", "ROLLED_BACK", "REVERTED");
  }

  /** Events are only ever added, in order, none of them in the future. */
  private void checkLog(GetDeploymentResponse before, GetDeploymentResponse after) {
    List<DeploymentEvent> older = before.eventLog().reversed();
    List<DeploymentEvent> newer = after.eventLog().reversed();
    assertThat(newer.subList(0, older.size())).isEqualTo(older);
    assertThat(newer).extracting(DeploymentEvent::occurredAt).isSorted();
    assertThat(newer.getLast().occurredAt()).isBeforeOrEqualTo(aws.clock.instant());
    boolean complete = Set.of("COMPLETE", "BAKING").contains(after.stateAsString());
    assertThat(after.percentageComplete() == 100f || !complete).isTrue();
  }

  private void happen(RandomGenerator random) {
    switch (random.nextInt(12)) {
      case 0 -> {
        State[] states = State.values();
        aws.alarms.put(
            ALARM, new Alarm(states[random.nextInt(states.length)], random.nextBoolean()));
      }
      case 1 -> aws = aws.restart();
      case 2 -> {
        if (random.nextInt(4) == 0) {
          stop(random.nextBoolean());
        }
      }
      default -> aws.clock.move(Duration.ofSeconds(random.nextInt(0, 400)));
    }
  }

  private void stop(boolean allowRevert) {
    try {
      aws.config.stopDeployment(
          r ->
              r.applicationId(application)
                  .environmentId(environment)
                  .deploymentNumber(1)
                  .allowRevert(allowRevert));
    } catch (BadRequestException e) {
      // Its state does not allow it: nothing may have changed, which the next look checks.
    }
  }

  @Test
  void oneOfManyThatStartAtOnceWins() throws Exception {
    List<Callable<Boolean>> starts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      starts.add(
          () -> {
            try {
              aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", 1);
              return true;
            } catch (ConflictException e) {
              return false;
            }
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      int won = 0;
      for (Future<Boolean> start : threads.invokeAll(starts)) {
        won += start.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  private GetDeploymentResponse look() {
    return aws.config.getDeployment(
        r -> r.applicationId(application).environmentId(environment).deploymentNumber(1));
  }
}
