package com.mangaassist.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the processors' time goes, by the JDK's own flight recorder. */
final class CostProfile implements AutoCloseable {

  private static final String JAVA = "jdk.ExecutionSample";
  private static final String NATIVE = "jdk.NativeMethodSample";
  private static final String OURS = "com.mangaassist.";

  /**
   * One cost.
   *
   * @param where our class that asked for it, or the library where none of ours is on the stack
   * @param share of all samples, 0 to 1
   */
  record Cost(String where, double share) {}

  private final Recording recording = new Recording();

  /** Begins. */
  CostProfile() {
    recording.enable(JAVA).withPeriod(Duration.ofMillis(20));
    recording.enable(NATIVE).withPeriod(Duration.ofMillis(20));
    recording.start();
  }

  /** Ends it; the largest costs, the largest first. */
  List<Cost> largest(Path file, int most) throws IOException {
    recording.stop();
    recording.dump(file);
    Map<String, Integer> samples = new HashMap<>();
    int all = 0;
    try (var events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        String where = where(event);
        if (!where.isEmpty()) {
          samples.merge(where, 1, Integer::sum);
          all++;
        }
      }
    }
    double total = Math.max(1, all);
    return samples.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .map(entry -> new Cost(entry.getKey(), entry.getValue() / total))
        .toList();
  }

  private static String where(RecordedEvent event) {
    var stack = event.getStackTrace();
    if (stack == null || stack.getFrames().isEmpty()) {
      return "";
    }
    List<RecordedFrame> frames = stack.getFrames();
    String leaf = type(frames.getFirst());
    // Of native code only the store computes; the rest waits for sockets. What else is recorded
    // is for somebody who looks on at the same time.
    boolean computes =
        switch (event.getEventType().getName()) {
          case JAVA -> true;
          case NATIVE -> leaf.startsWith("org.sqlite");
          default -> false;
        };
    if (!computes) {
      return "";
    }
    for (RecordedFrame frame : frames) {
      String type = type(frame);
      if (type.startsWith(OURS)) {
        return shortened(type) + (leaf.startsWith(OURS) ? "" : " in " + library(leaf));
      }
    }
    return library(leaf);
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }

  /** Without the name of the house and of lambdas. */
  private static String shortened(String type) {
    return type.substring(OURS.length()).replaceAll("[$].*", "");
  }

  private static String library(String type) {
    String[] parts = type.split("[.]", -1);
    return parts.length < 3 ? type : String.join(".", parts[0], parts[1], parts[2]);
  }

  @Override
  public void close() {
    recording.close();
  }
}
