package com.mangaassist.views.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame of the list, or tokens that followed one another: hundreds of lines that say the same
 * would hide the few that do not.
 */
final class FrameRun {

  static final String TOKEN = "token";

  private final List<WireFrame> all;
  private final int count;
  private final int bytes;

  private FrameRun(List<WireFrame> all, int bytes) {
    this.all = all;
    this.count = all.size();
    this.bytes = bytes;
  }

  /** One frame. */
  static FrameRun of(WireFrame frame) {
    List<WireFrame> all = new ArrayList<>();
    all.add(frame);
    return new FrameRun(all, frame.bytes());
  }

  /** Whether a frame belongs to it. */
  boolean takes(WireFrame next) {
    return next.type().equals(TOKEN) && first().type().equals(TOKEN);
  }

  /**
   * The same with one more; the frames are shared, so that a long run costs no more than a short.
   */
  FrameRun with(WireFrame next) {
    all.add(next);
    return new FrameRun(all, bytes + next.bytes());
  }

  WireFrame first() {
    return all.getFirst();
  }

  int count() {
    return count;
  }

  /** Of all of them together. */
  int bytes() {
    return bytes;
  }

  /** In the order of the wire. */
  List<WireFrame> frames() {
    return all.subList(0, count);
  }

  /** The type, with the count where there are several: token × 48. */
  String name() {
    return count == 1 ? first().type() : first().type() + " × " + count;
  }
}
