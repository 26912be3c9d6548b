package com.mangaassist.backend.aws.events.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events that came together, each as one line of JSON, and their deliveries that were not tried.
 *
 * @param at when they came, milliseconds since 1970
 * @param open pairs of an event's place in the batch and a target's number
 * @param traces X-Ray's headers of the events, a line each and empty where there is none; null when
 *     no event has one
 */
public record Batch(
    long id, String bus, long at, List<String> events, List<Open> open, @Nullable String traces) {

  /** One whose events belong to no trace. */
  public Batch(long id, String bus, long at, List<String> events, List<Open> open) {
    this(id, bus, at, events, open, null);
  }

  /** Most events of one batch: a mask of them fits a long. */
  public static final int MOST = 60;

  private static final int OPEN_BYTES = 5;

  /**
   * A delivery that was not tried yet.
   *
   * @param event place of the event in its batch
   * @param target {@link Target#seq()}
   */
  public record Open(int event, int target) {}

  /** The headers of a batch's events as they are kept; null where an event has none. */
  public static @Nullable String traces(List<@Nullable String> headers) {
    return headers.stream().allMatch(Objects::isNull)
        ? null
        : headers.stream()
            .map(header -> header == null ? "" : header)
            .collect(Collectors.joining("\n"));
  }

  /** The header of one event; null when it has none. */
  public @Nullable String trace(int event) {
    return trace(traces, event);
  }

  static @Nullable String trace(@Nullable String traces, int event) {
    if (traces == null) {
      return null;
    }
    String header = traces.split("\n", -1)[event];
    return header.isEmpty() ? null : header;
  }

  byte[] body() {
    return String.join("\n", events).getBytes(StandardCharsets.UTF_8);
  }

  static List<String> events(byte[] body) {
    return List.of(new String(body, StandardCharsets.UTF_8).split("\n", -1));
  }

  static byte[] encoded(List<Open> open) {
    ByteBuffer bytes = ByteBuffer.allocate(open.size() * OPEN_BYTES);
    open.forEach(each -> bytes.put((byte) each.event()).putInt(each.target()));
    return bytes.array();
  }

  static List<Open> open(byte[] encoded) {
    List<Open> open = new ArrayList<>(encoded.length / OPEN_BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    while (bytes.hasRemaining()) {
      open.add(new Open(bytes.get(), bytes.getInt()));
    }
    return open;
  }
}
