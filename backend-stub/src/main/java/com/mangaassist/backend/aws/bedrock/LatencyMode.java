package com.mangaassist.backend.aws.bedrock;

/** Whether the models take their time. */
public enum LatencyMode {
  /** As their latency profiles say. */
  REALISTIC,
  /** No waiting at all. */
  INSTANT
}
