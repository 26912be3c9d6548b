package com.mangaassist.views.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads Markdown piece by piece. Finished blocks never change; only the open end, at most a few
 * thousand characters, is read again with each piece. What the finished blocks are depends on the
 * text alone, not on where it was cut into pieces.
 *
 * <p>For one thread.
 */
public final class MarkdownStream {

  private final SegmentParser parser = new SegmentParser();
  private final LineSplitter splitter = new LineSplitter();
  private final List<Block> finished = new ArrayList<>();
  private final BlockCutter cutter = new BlockCutter(s -> finished.addAll(parser.parse(s)));
  private boolean ended;

  /** Nothing yet. */
  public MarkdownStream() {}

  /**
   * Reads on.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public void append(String piece) {
    if (ended) {
      throw new IllegalStateException("the text has ended");
    }
    splitter.append(piece).forEach(cutter::accept);
  }

  /** Ends the text: the open end becomes finished blocks. */
  public void finish() {
    if (!ended) {
      LineSplitter.Line open = splitter.open();
      if (!open.text().isEmpty()) {
        cutter.accept(open);
      }
      cutter.finish();
      ended = true;
    }
  }

  /** Whether {@link #finish} was called. */
  public boolean hasEnded() {
    return ended;
  }

  /** The blocks that never change any more; grows at its end only. */
  public List<Block> finished() {
    return Collections.unmodifiableList(finished);
  }

  /** The open end as it looks now: emphasis and code that have not ended yet are closed. */
  public List<Block> open() {
    List<Block> blocks = new ArrayList<>();
    if (!ended) {
      BlockCutter probe = cutter.copy(s -> blocks.addAll(parser.parse(s)));
      LineSplitter.Line line = splitter.open();
      String text = OpenEnd.shown(line.text());
      if (!text.isEmpty()) {
        probe.accept(new LineSplitter.Line(text, line.joined()));
      }
      probe.finish();
    }
    return blocks;
  }
}
