package com.mangaassist.backend.pipeline.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mangaassist.backend.pipeline.usage.UsageVerdict.Allowed;
import com.mangaassist.backend.pipeline.usage.UsageVerdict.LimitExceeded;
import com.mangaassist.backend.pipeline.usage.UsageVerdict.TooManyRequests;
import com.mangaassist.backend.platform.time.MovedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageMeterTest {

  private static final String SEARCH = "POST /v1/search";
  private static final String CHAT = "POST /v1/chat";
  private static final Map<String, String> SECRETS =
      Map.of("manga-assist-default-key", "default", "internal", "inner");

  @TempDir Path folder;
  private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T22:00:00Z"));
  private final AtomicLong nanos = new AtomicLong();
  private UsageMeter meter;
  private ApiKey key;

  @BeforeEach
  void open() throws IOException {
    meter = open(UsagePlans.bundled());
    key = meter.key("default").orElseThrow();
  }

  @AfterEach
  void close() {
    meter.close();
  }

  @Test
  void nobodyElseReadsItsCounts() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Path count = folder.resolve("usage/manga-assist-default-key.count");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(count)))
        .isEqualTo("rw-------");

    meter.close();
    Files.setPosixFilePermissions(count, PosixFilePermissions.fromString("rw-r--r--"));
    open();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(count)))
        .isEqualTo("rw-------");
  }

  @Test
  void holdsTheDefaultKeyToTheDocumentsPlan() {
    assertThat(key.plan().name()).isEqualTo("MangaAssist-Standard");
    assertThat(allowed(key, SEARCH, 1_000)).isEqualTo(200);
    assertThat(meter.take(key, SEARCH)).isEqualTo(new TooManyRequests(1));

    pass(Duration.ofSeconds(1));
    assertThat(allowed(key, SEARCH, 1_000)).isEqualTo(100);

    pass(Duration.ofMillis(500));
    assertThat(allowed(key, SEARCH, 1_000)).isEqualTo(50);
  }

  @Test
  void replacesTheKeysThrottleOnChat() {
    assertThat(allowed(key, SEARCH, 1_000)).isEqualTo(200);
    assertThat(allowed(key, CHAT, 3_000)).isEqualTo(1_000);

    pass(Duration.ofSeconds(1));
    assertThat(allowed(key, CHAT, 3_000)).isEqualTo(500);
  }

  @Test
  void endsTheDayOfAKeyAtItsQuota() {
    for (int second = 0; second < 50; second++) {
      pass(Duration.ofSeconds(2));
      assertThat(allowed(key, SEARCH, 200)).isEqualTo(200);
    }
    pass(Duration.ofSeconds(2));

    assertThat(meter.usedToday(key)).isEqualTo(10_000);
    assertThat(meter.take(key, SEARCH))
        .isEqualTo(new LimitExceeded(Duration.ofHours(2).toSeconds() - 102));
    assertThat(meter.take(key, CHAT)).isInstanceOf(LimitExceeded.class);

    pass(Duration.ofHours(2));
    assertThat(meter.take(key, SEARCH)).isInstanceOf(Allowed.class);
  }

  @Test
  void holdsAllKeysTogetherToTheStagesThrottle() throws IOException {
    meter.close();
    Files.writeString(
        folder.resolve("usage-plans.json"),
        """
        {"stage": {"rateLimit": 10, "burstLimit": 20},
         "plans": [{"name": "wide", "throttle": {"rateLimit": 15, "burstLimit": 15}}],
         "keys": [{"name": "one", "plan": "wide", "sha256": "%s"},
                  {"name": "two", "plan": "wide", "sha256": "%s"}]}\
        """
            .formatted(sha256("1"), sha256("2")));
    meter = open(UsagePlans.of(folder));
    ApiKey one = meter.key("1").orElseThrow();
    ApiKey two = meter.key("2").orElseThrow();

    assertThat(allowed(one, SEARCH, 100)).isEqualTo(15);
    assertThat(allowed(two, SEARCH, 100)).isEqualTo(5);
    pass(Duration.ofSeconds(1));
    assertThat(allowed(two, SEARCH, 100)).as("what the stage refused cost nothing").isEqualTo(10);
  }

  @Test
  void letsTheInternalPlanThroughWithoutLimit() {
    ApiKey internal = meter.key("inner").orElseThrow();

    assertThat(internal.plan().name()).isEqualTo("internal");
    assertThat(allowed(internal, CHAT, 20_000)).isEqualTo(20_000);
    assertThat(meter.take(key, CHAT)).as("and nobody else pays for it").isEqualTo(new Allowed());
  }

  @Test
  void knowsNoOtherKeys() {
    assertThat(meter.key("")).isEmpty();
    assertThat(meter.key("another")).isEmpty();
  }

  @Test
  void goesOnCountingAfterARestart() throws IOException {
    allowed(key, SEARCH, 150);
    meter.close();
    meter = open(UsagePlans.bundled());

    assertThat(meter.usedToday(key)).isEqualTo(150);
  }

  @Test
  void keepsTheCountOfAProgramThatWasKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledCounter.class.getName(),
                folder.resolve("killed").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long told = 0;
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < 1_000; i++) {
        told = Long.parseLong(lines.readLine());
      }
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (var count = DailyCount.open(folder.resolve("killed"))) {
      assertThat(count.count(KilledCounter.DAY)).isGreaterThanOrEqualTo(told);
    }
  }

  @Test
  void countsEachRequestOfManyThreadsOnce() throws Exception {
    var passed = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 8)
          .forEach(i -> threads.execute(() -> passed.addAndGet(allowed(key, CHAT, 200))));
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(passed).hasValue(1_000);
    assertThat(meter.usedToday(key)).isEqualTo(1_000);
  }

  @Test
  void saysWhyPlansCannotBeUsed() throws IOException {
    for (String[] broken :
        new String[][] {
          {"{", "cannot be used"},
          {
            "{\"stage\":{\"rateLimit\":0,\"burstLimit\":1}}",
            "stage.rateLimit has to be a whole number from 1 on; not 0"
          },
          {
            "{\"stage\":{\"rateLimit\":1,\"burstLimit\":1},\"plan\":[]}",
            "the member \"plan\" means nothing; it may have stage, plans, keys"
          },
          {
            "{\"stage\":{\"rateLimit\":1,\"burstLimit\":1},"
                + "\"keys\":[{\"name\":\"x\",\"plan\":\"y\"}]}",
            "names no plan"
          },
          {
            "{\"stage\":{\"rateLimit\":1,\"burstLimit\":1},"
                + "\"plans\":[{\"name\":\"../x\",\"unlimited\":true}]}",
            "plans[0].name has to be letters"
          },
        }) {
      Files.writeString(folder.resolve("usage-plans.json"), broken[0]);
      assertThatThrownBy(() -> UsagePlans.of(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("usage-plans.json")
          .hasMessageContaining(broken[1]);
    }
  }

  private UsageMeter open(UsagePlans plans) throws IOException {
    return UsageMeter.open(plans, SECRETS, folder.resolve("usage"), clock, nanos::get);
  }

  private void pass(Duration time) {
    clock.move(time);
    nanos.addAndGet(time.toNanos());
  }

  private int allowed(ApiKey who, String method, int tries) {
    return (int)
        IntStream.range(0, tries).filter(i -> meter.take(who, method) instanceof Allowed).count();
  }

  private static String sha256(String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
