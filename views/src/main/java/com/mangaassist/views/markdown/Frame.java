package com.mangaassist.views.markdown;

/**
 * What stands around a block.
 *
 * @param quotes block quotes that it is in
 * @param lists lists that it is in
 * @param marker "•" or "3." before the first block of a list's item; empty before others
 */
public record Frame(int quotes, int lists, String marker, Gap gap) {

  /** Deeper nesting looks like this depth. */
  public static final int DEEPEST = 6;

  static final Frame TOP = new Frame(0, 0, "", Gap.NORMAL);

  Frame quoted() {
    return new Frame(Math.min(quotes + 1, DEEPEST), lists, marker, gap);
  }

  Frame item(String itemMarker, Gap itemGap) {
    return new Frame(quotes, Math.min(lists + 1, DEEPEST), itemMarker, itemGap);
  }

  Frame withGap(Gap other) {
    return new Frame(quotes, lists, marker, other);
  }

  Frame withoutMarker() {
    return new Frame(quotes, lists, "", gap);
  }
}
