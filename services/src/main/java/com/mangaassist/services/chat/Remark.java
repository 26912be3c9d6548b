package com.mangaassist.services.chat;

/**
 * What staff say of an answer.
 *
 * @param note in their own words; empty without one
 */
public record Remark(Rating rating, String note) {

  /** Longest note, in Unicode code points. */
  public static final int MAX_NOTE_CHARACTERS = 2_000;

  /** Nobody said anything. */
  public static final Remark NONE = new Remark(Rating.NONE, "");

  /** The same with this rating. */
  public Remark rated(Rating other) {
    return new Remark(other, note);
  }

  /** The same with this note. */
  public Remark noted(String other) {
    return new Remark(rating, other);
  }
}
