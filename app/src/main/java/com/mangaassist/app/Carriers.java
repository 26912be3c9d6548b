package com.mangaassist.app;

/**
 * How many threads of the system carry the virtual ones. As many as there are processors, the
 * default, are all held by as many searches or matches at once, and whoever streams waits for their
 * end. With more of them the system shares the processors out.
 */
final class Carriers {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int LEAST = 8;

  private Carriers() {}

  /** Called before the first virtual thread; what the command line says stands. */
  static void reserve() {
    if (System.getProperty(PARALLELISM) == null) {
      int carriers = Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
      System.setProperty(PARALLELISM, Integer.toString(carriers));
    }
  }
}
