package com.mangaassist.backend.aws.appconfig;

/** Which clients belong to the part that a growing deployment has reached. */
final class Share {
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private Share() {}

  static boolean has(long client, Deployment deployment) {
    return position(client, deployment.seq()) < deployment.percentage();
  }

  /**
   * A client's place between 0 and 100, which it keeps for the whole deployment: a share that grows
   * never loses it. Another deployment begins with other clients.
   */
  static double position(long client, long deployment) {
    long mixed = mix(client + mix(deployment * GOLDEN));
    return (mixed >>> 11) * 0x1.0p-53 * 100;
  }

  /** The finalizer of SplitMix64: near inputs come out far apart. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
