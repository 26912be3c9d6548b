package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Said;
import com.mangaassist.views.texts.Texts;

/** What the program itself has to say over the panes. */
public final class ShellNotices {

  private ShellNotices() {}

  /**
   * The backend did not start.
   *
   * @param texts the shell's
   * @param sentence why, and what to do
   * @param again tries once more
   */
  public static Notice backendFailed(Texts texts, String sentence, Runnable again) {
    return Notice.error(
        texts.now("backend.failed"),
        new Said(texts).words(sentence),
        texts.now("backend.failed.again"),
        again);
  }

  /**
   * Something went wrong that nobody thought of.
   *
   * @param texts the shell's
   */
  public static Notice unexpected(Texts texts) {
    return Notice.error(texts.now("unexpected"), texts.now("unexpected.next"));
  }
}
