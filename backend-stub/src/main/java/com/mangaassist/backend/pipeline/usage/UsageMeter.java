package com.mangaassist.backend.pipeline.usage;

import com.mangaassist.backend.pipeline.usage.UsageVerdict.Allowed;
import com.mangaassist.backend.pipeline.usage.UsageVerdict.LimitExceeded;
import com.mangaassist.backend.pipeline.usage.UsageVerdict.TooManyRequests;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds each API key to its plan; safe for many threads. */
public final class UsageMeter implements AutoCloseable {

  private static final class Meter {
    final @Nullable Bucket all;
    final Map<String, Bucket> methods = new HashMap<>();
    final @Nullable DailyCount count;

    Meter(@Nullable Bucket all, @Nullable DailyCount count) {
      this.all = all;
      this.count = count;
    }
  }

  private final Clock clock;
  private final TimeMeter time;
  private final Bucket stage;
  private final Map<String, ApiKey> byHash = new HashMap<>();
  private final Map<String, Meter> meters = new HashMap<>();

  private UsageMeter(UsagePlans plans, Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.time = new Nanos(nanos);
    this.stage = bucket(plans.stage());
  }

  /**
   * Goes on counting where the folder's counts stand.
   *
   * @param secrets the values of the keys that this program made, by the keys' names
   * @param folder where the daily counts are kept
   * @param clock tells the day, UTC
   * @param nanos as {@link System#nanoTime}, by which buckets fill
   * @throws IOException if a count cannot be kept there
   */
  public static UsageMeter open(
      UsagePlans plans, Map<String, String> secrets, Path folder, Clock clock, LongSupplier nanos)
      throws IOException {
    var meter = new UsageMeter(plans, clock, nanos);
    try {
      Files.createDirectories(folder);
      for (UsagePlans.Membership member : plans.keys()) {
        meter.add(member, secrets.get(member.key().name()), folder);
      }
      return meter;
    } catch (IOException | RuntimeException e) {
      meter.close();
      throw e;
    }
  }

  private void add(UsagePlans.Membership member, @Nullable String secret, Path folder)
      throws IOException {
    String hash = secret == null ? member.sha256() : hash(secret);
    if (hash == null) {
      throw new IOException("key " + member.key().name() + " needs the sha256 of its value");
    }
    ApiKey key = member.key();
    UsagePlan plan = key.plan();
    Throttle throttle = plan.throttle();
    DailyCount count =
        plan.dailyQuota() == null ? null : DailyCount.open(folder.resolve(key.name() + ".count"));
    var meter = new Meter(throttle == null ? null : bucket(throttle), count);
    plan.methods().forEach((method, other) -> meter.methods.put(method, bucket(other)));
    meters.put(key.name(), meter);
    byHash.put(hash, key);
  }

  /** The key that has this value; empty for a value that nobody has. */
  public Optional<ApiKey> key(String value) {
    // Looked up by its hash: how long that takes says nothing of the values.
    return Optional.ofNullable(byHash.get(hash(value)));
  }

  /**
   * Counts a request if it may pass.
   *
   * @param method as {@code POST /v1/chat}
   */
  public UsageVerdict take(ApiKey key, String method) {
    Meter meter = meters.get(key.name());
    if (meter == null) {
      throw new IllegalArgumentException("no key of these plans: " + key.name());
    }
    if (key.plan().unlimited()) {
      return new Allowed();
    }
    Bucket own = meter.methods.getOrDefault(method, meter.all);
    if (own != null) {
      ConsumptionProbe probe = own.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        return tooMany(probe);
      }
    }
    ConsumptionProbe probe = stage.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      giveBack(own);
      return tooMany(probe);
    }
    Long quota = key.plan().dailyQuota();
    if (quota != null && meter.count != null && !meter.count.take(today().toEpochDay(), quota)) {
      giveBack(own);
      giveBack(stage);
      return new LimitExceeded(secondsToTomorrow());
    }
    return new Allowed();
  }

  /** How many requests of the key the day has seen; 0 for a plan without a quota. */
  public long usedToday(ApiKey key) {
    Meter meter = meters.get(key.name());
    return meter == null || meter.count == null ? 0 : meter.count.count(today().toEpochDay());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private long secondsToTomorrow() {
    var midnight = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Math.max(1, Duration.between(clock.instant(), midnight).toSeconds());
  }

  private static TooManyRequests tooMany(ConsumptionProbe probe) {
    long nanos = probe.getNanosToWaitForRefill();
    return new TooManyRequests(Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1))));
  }

  private static void giveBack(@Nullable Bucket bucket) {
    if (bucket != null) {
      bucket.addTokens(1);
    }
  }

  private Bucket bucket(Throttle throttle) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(throttle.burstLimit())
                    .refillGreedy(throttle.rateLimit(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static String hash(String value) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Writes the daily counts out to the disk, against a power cut. */
  public void flush() {
    for (Meter meter : meters.values()) {
      if (meter.count != null) {
        meter.count.flush();
      }
    }
  }

  @Override
  public void close() {
    for (Meter meter : meters.values()) {
      if (meter.count != null) {
        meter.count.close();
      }
    }
  }

  private record Nanos(LongSupplier source) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return source.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
