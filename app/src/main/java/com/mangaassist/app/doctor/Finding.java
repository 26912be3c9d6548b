package com.mangaassist.app.doctor;

/**
 * What the doctor says of one thing.
 *
 * @param what the thing, as "GTK 3"
 * @param state how it stands
 * @param detail what was found, or what its absence means
 * @param remedy the command that mends it; empty where nothing is to mend
 */
public record Finding(String what, State state, String detail, String remedy) {

  /** How a thing stands. */
  public enum State {
    OK("ok"),
    /** Something else works without it. */
    OPTIONAL("optional"),
    MISSING("missing");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As it is printed. */
    public String word() {
      return word;
    }
  }

  static Finding ok(String what, String detail) {
    return new Finding(what, State.OK, detail, "");
  }

  static Finding optional(String what, String detail, String remedy) {
    return new Finding(what, State.OPTIONAL, detail, remedy);
  }

  static Finding missing(String what, String detail, String remedy) {
    return new Finding(what, State.MISSING, detail, remedy);
  }
}
