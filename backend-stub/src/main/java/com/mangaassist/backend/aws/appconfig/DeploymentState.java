package com.mangaassist.backend.aws.appconfig;

/** How far a deployment is. */
enum DeploymentState {
  DEPLOYING,
  BAKING,
  COMPLETE,
  ROLLING_BACK,
  ROLLED_BACK,
  REVERTED;

  /** Whether time goes on changing it. */
  boolean active() {
    return this == DEPLOYING || this == BAKING || this == ROLLING_BACK;
  }
}
