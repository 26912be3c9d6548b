package com.mangaassist.backend.aws.events.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that came together, each as one line of JSON, and their deliveries that were not tried.
 *
 * @param at when they came, milliseconds since 1970
 * @param open pairs of an event's place in the batch and a target's number
 */
public record Batch(long id, String bus, long at, List<String> events, List<Open> open) {

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
