package com.mangaassist.backend.aws.faults;

/** What goes wrong, by the names of the admin API. */
public enum FaultKind {
  /** 429 {@code ThrottlingException} before any work. */
  THROTTLE("throttle"),
  /** 500 {@code InternalServerException} before any work. */
  ERROR("error"),
  /** The first byte comes later by the fault's time. */
  LATENCY("latency"),
  /** The connection breaks after some of the answer. */
  MID_STREAM_CUT("midStreamCut"),
  /** An exception frame comes after some of the answer, as when a real model fails. */
  MID_STREAM_ERROR("midStreamError"),
  /** After some of the answer nothing comes for the fault's time; then the rest does. */
  STALL("stall");

  private final String wireName;

  FaultKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the admin API. */
  public String wireName() {
    return wireName;
  }
}
