package com.mangaassist.app.data;

import org.jspecify.annotations.Nullable;

/** Something that the person at the terminal can mend; the message is one sentence for them. */
public sealed class Problem extends Exception permits FolderInUse {
  private static final long serialVersionUID = 1L;

  public Problem(String sentence) {
    this(sentence, null);
  }

  public Problem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
