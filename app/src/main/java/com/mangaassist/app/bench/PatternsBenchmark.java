package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.backend.aws.events.pattern.PatternSet;
import java.util.ArrayList;
import java.util.List;

/** How many events a second one thread matches with 10 and with 1,000 rules. */
final class PatternsBenchmark implements Benchmark {

  private static final double WARM_UP_SECONDS = 3;
  private static final double MEASURED_SECONDS = 5;
  private static final int DIFFERENT_EVENTS = 256;
  private static final int EVENT_BYTES = 2_048;

  @Override
  public String name() {
    return "patterns";
  }

  @Override
  public String summary() {
    return "matching events of 2 KB with 10 and with 1,000 rules, one thread";
  }

  @Override
  public Report run() throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (int rules : new int[] {10, 1_000}) {
      PatternSet set = new PatternSet(patterns(rules));
      List<String> events = new ArrayList<>();
      for (int i = 0; i < DIFFERENT_EVENTS; i++) {
        events.add(event(i, rules));
      }
      matched(set, events, WARM_UP_SECONDS);
      long begun = System.nanoTime();
      long[] counts = matched(set, events, MEASURED_SECONDS);
      double seconds = (System.nanoTime() - begun) / 1e9;
      figures.add(Figure.of(rules + " rules, events a second", counts[0] / seconds, "/s"));
      figures.add(
          Figure.of(rules + " rules, rules matched per event", (double) counts[1] / counts[0], ""));
    }
    return new Report(
        List.of(
            "Rules by source and detail type, a third of each with a prefix, a numeric range or"
                + " anything-but on the detail besides."),
        figures);
  }

  /** Events and matched rules. */
  private static long[] matched(PatternSet set, List<String> events, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long count = 0;
    long rules = 0;
    while (System.nanoTime() < end) {
      for (String event : events) {
        rules += set.matching(event);
        count++;
      }
    }
    return new long[] {count, rules};
  }

  private static List<String> patterns(int count) {
    List<String> patterns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String detail =
          switch (i % 3) {
            case 0 -> "\"model_id\":[{\"prefix\":\"anthropic.claude\"}]";
            case 1 -> "\"tokens\":[{\"numeric\":[\">\"," + i % 100 + "]}]";
            default -> "\"status\":[{\"anything-but\":[\"failed\",\"s" + i + "\"]}]";
          };
      patterns.add(
          "{\"source\":[\"mangaassist.s"
              + i % 50
              + "\"],\"detail-type\":[\"Type"
              + i
              + "\"],\"detail\":{"
              + detail
              + "}}");
    }
    return patterns;
  }

  private static String event(int number, int rules) {
    int rule = number % rules;
    String start =
        "{\"version\":\"0\",\"id\":\"6a7e8feb-b491-4cf7-a9f1-bf3703467718\",\"detail-type\":\"Type"
            + rule
            + "\",\"source\":\"mangaassist.s"
            + rule % 50
            + "\",\"account\":\"123456789012\",\"time\":\"2026-03-01T10:00:00Z\",\"region\":"
            + "\"ap-northeast-1\",\"resources\":[],\"detail\":{\"status\":\"success\","
            + "\"model_id\":\"anthropic.claude-3\",\"tokens\":"
            + number
            + ",\"answer\":\"";
    return start + "x".repeat(EVENT_BYTES - start.length() - 3) + "\"}}";
  }
}
