package com.mangaassist.backend.pipeline.traces;

import io.opentelemetry.api.trace.SpanContext;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * X-Ray's trace header, {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=…;Sampled=1}.
 *
 * @param root version, time in seconds and 96 random bits, in hex
 * @param parent id of the caller's segment, 16 hex digits; null when the trace begins here
 * @param sampled false when the caller wants nothing kept
 */
public record TraceHeader(String root, @Nullable String parent, boolean sampled) {

  /** Its name in HTTP. */
  public static final String NAME = "X-Amzn-Trace-Id";

  private static final Pattern ROOT = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");
  private static final Pattern PARENT = Pattern.compile("[0-9a-f]{16}");

  /**
   * What a caller sent. Without a usable root a new trace begins, as X-Ray's own readers do it;
   * members that are not known are left out.
   *
   * @param epochSeconds the time, for a new trace
   */
  public static TraceHeader read(@Nullable String header, long epochSeconds) {
    String root = null;
    String parent = null;
    boolean sampled = true;
    if (header != null) {
      for (String member : header.split(";", 16)) {
        int equals = member.indexOf('=');
        String name = equals < 0 ? "" : member.substring(0, equals).strip();
        String value = member.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
        switch (name) {
          case "Root" -> root = ROOT.matcher(value).matches() ? value : null;
          case "Parent" -> parent = PARENT.matcher(value).matches() ? value : null;
          case "Sampled" -> sampled = !value.equals("0");
          default -> {}
        }
      }
    }
    return root == null
        ? new TraceHeader(newRoot(epochSeconds), null, sampled)
        : new TraceHeader(root, parent, sampled);
  }

  /** The header for whoever goes on below a span of OpenTelemetry's. */
  static TraceHeader of(SpanContext span) {
    String id = span.getTraceId();
    return new TraceHeader(
        "1-" + id.substring(0, 8) + "-" + id.substring(8), span.getSpanId(), span.isSampled());
  }

  private static String newRoot(long epochSeconds) {
    // It tells traces apart and is no secret.
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return String.format(
        Locale.ROOT,
        "1-%08x-%08x%016x",
        epochSeconds & 0xffff_ffffL,
        random.nextInt(),
        random.nextLong());
  }

  /** The same trace below another segment. */
  public TraceHeader below(String segment) {
    return new TraceHeader(root, segment, sampled);
  }

  /** The same trace for somebody who shall keep nothing. */
  public TraceHeader unsampled() {
    return new TraceHeader(root, parent, false);
  }

  /** The root as a W3C and OpenTelemetry trace id: 32 hex digits. */
  public String traceId() {
    return root.substring(2, 10) + root.substring(11);
  }

  /** As it stands in a header. */
  @Override
  public String toString() {
    return "Root="
        + root
        + (parent == null ? "" : ";Parent=" + parent)
        + ";Sampled="
        + (sampled ? "1" : "0");
  }
}
