package com.mangaassist.backend.pipeline.flags;

import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.flags.RolloutBucket;
import com.mangaassist.services.flags.RolloutFlag;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decides which model answers a customer; the variant of a decision is a model id. */
public final class ModelRollout {

  private final RolloutFlag first;
  private volatile Known known;

  /**
   * What is known of the flag.
   *
   * @param read whether it was ever read from where it is kept
   * @param trouble why the last read failed; empty when it did not
   */
  private record Known(RolloutFlag flag, boolean read, String trouble) {}

  /** Decides by that flag until another one is {@link #read}. */
  public ModelRollout(RolloutFlag flag) {
    this.first = flag;
    this.known = new Known(flag, false, "");
  }

  /**
   * Takes the flags as AppConfig delivers them.
   *
   * @throws IllegalArgumentException when the flag cannot be used; the one before stays
   */
  public synchronized void read(String delivered) {
    known = new Known(DeliveredFlags.rollout(delivered, first), true, "");
  }

  /** The flags could not be read; what was read before goes on to decide. */
  public synchronized void failed(String why) {
    known = new Known(known.flag(), known.read(), why);
  }

  /** The document to keep the flag in at first. */
  String document() {
    return DeliveredFlags.document(first);
  }

  /** Why the flags are not up to date; empty when they are. */
  public String trouble() {
    return known.trouble();
  }

  /** The flag that comes with this release: {@code sonnet-rollout}. */
  public static ModelRollout bundled() {
    try (InputStream in = ModelRollout.class.getResourceAsStream("sonnet-rollout.json")) {
      if (in == null) {
        throw new IllegalStateException("sonnet-rollout.json is missing from the program");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModelRollout(Json.read(json, RolloutFlag.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The model for a customer.
   *
   * @param named the model that the caller asked for, or null to let the flag decide
   */
  public FlagDecision decide(String customerId, @Nullable String named) {
    Known now = known;
    RolloutFlag flag = now.flag();
    if (named == null && !now.read() && !now.trouble().isEmpty()) {
      // Never read: nobody knows what it says, and the fallback is the document's.
      return new FlagDecision(
          flag.name(),
          RolloutBucket.of(flag.name(), customerId),
          0,
          flag.fallbackModelId(),
          FlagReason.ERROR);
    }
    return named == null
        ? flag.decide(customerId)
        : new FlagDecision(
            flag.name(),
            RolloutBucket.of(flag.name(), customerId),
            flag.rolloutPercentage(),
            named,
            FlagReason.OVERRIDDEN);
  }
}
