package com.mangaassist.backend.aws.faults;

import java.util.Arrays;
import java.util.Optional;

/** What goes wrong, by the names of the admin API. */
public enum FaultKind {
  /** The service's throttling error before any work. */
  THROTTLE("throttle", false),
  /** The service's internal error before any work. */
  ERROR("error", false),
  /** The first byte comes later by the fault's time. */
  LATENCY("latency", true),
  /** The connection breaks after some of the answer. */
  MID_STREAM_CUT("midStreamCut", false),
  /** An exception frame comes after some of the answer, as when a real model fails. */
  MID_STREAM_ERROR("midStreamError", false),
  /** After some of the answer nothing comes for the fault's time; then the rest does. */
  STALL("stall", true),
  /** The answer is held back for the fault's time, if it has one, and then comes all at once. */
  BURST("burst", false),
  /** Bedrock says that the model has reached the end of its life. */
  RETIRED_MODEL("retiredModel", false);

  private final String wireName;
  private final boolean lasting;

  FaultKind(String wireName, boolean lasting) {
    this.wireName = wireName;
    this.lasting = lasting;
  }

  /** The kind of a name of the admin API. */
  public static Optional<FaultKind> of(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }

  /** The name in the admin API. */
  public String wireName() {
    return wireName;
  }

  /** True for a kind that is nothing without a time. */
  public boolean needsLatency() {
    return lasting;
  }

  /** True for a kind that only a model can have. */
  public boolean needsModel() {
    return this == RETIRED_MODEL || this == MID_STREAM_ERROR;
  }
}
