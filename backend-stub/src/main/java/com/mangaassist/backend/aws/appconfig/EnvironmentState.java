package com.mangaassist.backend.aws.appconfig;

/**
 * What happens to an environment. On the wire AppConfig writes these as one word ({@code
 * ReadyForDeployment}): the recorded responses and the stock SDKs' waiters have it so, although the
 * model's enumeration has {@code READY_FOR_DEPLOYMENT}.
 */
enum EnvironmentState {
  READY_FOR_DEPLOYMENT("ReadyForDeployment"),
  DEPLOYING("Deploying"),
  ROLLING_BACK("RollingBack"),
  ROLLED_BACK("RolledBack"),
  REVERTED("Reverted");

  private final String wireName;

  EnvironmentState(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Whether a deployment holds it, so that no other may start. */
  boolean busy() {
    return this == DEPLOYING || this == ROLLING_BACK;
  }
}
