package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.StandInProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestException;

/** {@code kill -9} at random moments: what was acknowledged is there, what was used up stays so. */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final int WRITERS = 4;

  @TempDir Path folder;

  /** A running stand-in in a process of its own, and clients of it. */
  private final class Victim {
    private final StandInProcess process;
    private final AppConfigClient config;
    private final AppConfigDataClient data;

    private Victim() throws IOException {
      process = StandInProcess.start(KilledAppConfig.class, folder);
      config = process.client(AppConfigClient.builder());
      data = process.client(AppConfigDataClient.builder());
    }

    private void kill() throws InterruptedException {
      process.kill();
    }
  }

  @Test
  void keepsWhatWasAcknowledgedWhenItIsKilled() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    Map<Integer, String> versions = new HashMap<>();
    Deque<String> used = new ArrayDeque<>();
    Victim victim = new Victim();
    String application = victim.config.createApplication(r -> r.name("crash")).id();
    String environment =
        victim.config.createEnvironment(r -> r.applicationId(application).name("e")).id();
    String profile =
        victim
            .config
            .createConfigurationProfile(
                r -> r.applicationId(application).name("p").locationUri("hosted"))
            .id();
    versions.put(create(victim, application, profile, "first"), "first");
    victim.config.startDeployment(
        r ->
            r.applicationId(application)
                .environmentId(environment)
                .configurationProfileId(profile)
                .deploymentStrategyId("AppConfig.AllAtOnce")
                .configurationVersion("1"));
    for (int round = 0; round < ROUNDS; round++) {
      Victim now = victim;
      CountDownLatch enough = new CountDownLatch(random.nextInt(20, 120));
      Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
      Queue<String> spent = new ConcurrentLinkedQueue<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int writer = 0; writer < WRITERS; writer++) {
          String name = "round-" + round + "-writer-" + writer;
          threads.execute(() -> write(now, application, profile, name, acknowledged, enough));
        }
        threads.execute(() -> poll(now, application, environment, profile, spent));
        enough.await();
        now.kill();
      }
      versions.putAll(acknowledged);
      used.addAll(spent);
      victim = new Victim();
      check(victim, application, environment, profile, versions, used);
    }
    assertThat(versions).hasSizeGreaterThan(ROUNDS * 20);
    assertThat(used).hasSizeGreaterThan(ROUNDS);
    victim.kill();
  }

  private static void write(
      Victim victim,
      String application,
      String profile,
      String name,
      Map<Integer, String> acknowledged,
      CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        String content = name + "-" + i;
        acknowledged.put(create(victim, application, profile, content), content);
        enough.countDown();
      }
    } catch (SdkException | IllegalStateException e) {
      // The victim was killed in between: nothing of this call was acknowledged.
      enough.countDown();
    }
  }

  private static void poll(
      Victim victim, String application, String environment, String profile, Queue<String> spent) {
    try {
      String token = session(victim, application, environment, profile);
      while (true) {
        String asked = token;
        token =
            victim
                .data
                .getLatestConfiguration(r -> r.configurationToken(asked))
                .nextPollConfigurationToken();
        spent.add(asked);
      }
    } catch (SdkException | IllegalStateException e) {
      // Killed in between: whether the last token was used up is not known.
      return;
    }
  }

  private static void check(
      Victim victim,
      String application,
      String environment,
      String profile,
      Map<Integer, String> versions,
      Deque<String> used) {
    versions.forEach(
        (number, content) ->
            assertThat(
                    victim
                        .config
                        .getHostedConfigurationVersion(
                            r ->
                                r.applicationId(application)
                                    .configurationProfileId(profile)
                                    .versionNumber(number))
                        .content()
                        .asUtf8String())
                .isEqualTo(content));
    for (String token : used) {
      assertThatThrownBy(() -> victim.data.getLatestConfiguration(r -> r.configurationToken(token)))
          .isInstanceOf(BadRequestException.class);
    }
    String fresh = session(victim, application, environment, profile);
    assertThat(
            victim
                .data
                .getLatestConfiguration(r -> r.configurationToken(fresh))
                .configuration()
                .asUtf8String())
        .isEqualTo("first");
    assertThat(
            victim
                .config
                .getDeployment(
                    r ->
                        r.applicationId(application).environmentId(environment).deploymentNumber(1))
                .percentageComplete())
        .isEqualTo(100f);
  }

  private static int create(Victim victim, String application, String profile, String content) {
    return victim
        .config
        .createHostedConfigurationVersion(
            r ->
                r.applicationId(application)
                    .configurationProfileId(profile)
                    .contentType("text/plain")
                    .content(SdkBytes.fromUtf8String(content)))
        .versionNumber();
  }

  private static String session(
      Victim victim, String application, String environment, String profile) {
    return victim
        .data
        .startConfigurationSession(
            r ->
                r.applicationIdentifier(application)
                    .environmentIdentifier(environment)
                    .configurationProfileIdentifier(profile))
        .initialConfigurationToken();
  }
}
