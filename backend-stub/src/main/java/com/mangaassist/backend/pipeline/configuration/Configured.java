package com.mangaassist.backend.pipeline.configuration;

/** A part of the pipeline that goes by a profile of AppConfig. Its methods are quick. */
public interface Configured {

  /** The profile's name. */
  String profile();

  /** The profile's type, as {@code AWS.Freeform}. */
  String type();

  /** The document that the profile begins with. */
  String first();

  /** Whether a document is one that an earlier release began with, as it was then. */
  default boolean outdated(String document) {
    return false;
  }

  /**
   * A content that is new.
   *
   * @throws IllegalArgumentException if it cannot be used; what was in force stays
   */
  void take(String content, Origin origin);

  /** The last try to read it failed; what was in force stays. Why is for people. */
  void failed(String why);

  /** The last try to read it went well. */
  void passed();

  /** How it stands. */
  Standing standing();

  /**
   * How up to date a part is.
   *
   * @param trouble why the last read failed; empty while it does not
   */
  record Standing(Origin origin, String trouble) {

    /** What comes with the program. */
    public static final Standing RELEASE = new Standing(Origin.RELEASE, "");

    /** The same with that trouble. */
    public Standing with(String other) {
      return new Standing(origin, other);
    }
  }
}
