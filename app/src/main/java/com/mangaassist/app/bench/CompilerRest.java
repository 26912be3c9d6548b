package com.mangaassist.app.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the just-in-time compiler has come to rest: a program that has run for a while is
 * measured, not its first minutes. Safe for many threads.
 */
final class CompilerRest {

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long AT_MOST_NANOS =
      TimeUnit.SECONDS.toNanos(Integer.getInteger("mangaassist.bench.warmUpSeconds", 300));

  /** The share of one processor that compiling may still take. */
  private static final double AT_REST = 0.04;

  private final @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
  private final long begun = System.nanoTime();
  private long windowBegun = begun;
  private long compiledBefore = compiledMillis();
  private boolean rests;

  /** Whether it rested during the last window, or the patience has come to an end. */
  synchronized boolean rests() {
    long now = System.nanoTime();
    if (!rests && now - windowBegun >= WINDOW_NANOS) {
      long compiled = compiledMillis();
      double share =
          TimeUnit.MILLISECONDS.toNanos(compiled - compiledBefore) / (double) (now - windowBegun);
      rests = share < AT_REST || now - begun > AT_MOST_NANOS;
      windowBegun = now;
      compiledBefore = compiled;
    }
    return rests;
  }

  private long compiledMillis() {
    return compiler == null ? 0 : compiler.getTotalCompilationTime();
  }
}
