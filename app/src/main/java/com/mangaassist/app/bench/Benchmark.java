package com.mangaassist.app.bench;

/** One thing that is measured. */
public interface Benchmark {

  /** By which {@code ./console bench} calls it. */
  String name();

  /** What it measures, in a sentence. */
  String summary();

  /**
   * Measures; takes its time and prints nothing.
   *
   * @throws Exception if it could not be measured
   */
  Report run() throws Exception;
}
