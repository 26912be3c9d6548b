package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.texts.Texts;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with an earlier turn: asked again, edited, left for another branch, remarked on. */
final class Branching {

  private final ChatContext context;
  private final Texts texts;
  private final Messages messages;

  Branching(ChatContext context, Messages messages) {
    this.context = context;
    this.texts = context.texts();
    this.messages = messages;
  }

  /** Sends a turn's message again, in a branch beside it. */
  void askAgain(TalkViewModel talk, @Nullable Turn turn) {
    if (turn != null && talk.takesMessages()) {
      messages.branch(talk, turn.row().message(), turn.after());
    }
  }

  /** Takes a turn's message up to be edited. */
  void edit(TalkViewModel talk, @Nullable Turn turn) {
    if (turn != null && talk.takesMessages()) {
      talk.edit(turn);
    }
  }

  /**
   * Shows another branch from a turn on, and has the gateway go on with that.
   *
   * @param step 1 for the next, -1 for the one before
   */
  void change(TalkViewModel talk, @Nullable Turn turn, int step) {
    if (turn == null || !talk.takesMessages()) {
      return;
    }
    List<Turn> all = talk.branches().beside(turn);
    int next = all.indexOf(turn) + step;
    if (next >= 0 && next < all.size()) {
      follow(talk, all.get(next));
    }
  }

  /** Goes on with the branch of a turn. */
  void follow(TalkViewModel talk, Turn turn) {
    Turn before = talk.end();
    talk.show(talk.branches().latestFrom(turn));
    talk.choose(turn);
    String id = turn.messageIdProperty().get();
    if (!id.isEmpty()) {
      keep(
          () -> context.conversations().follow(talk.sessionId(), id),
          "branch.failed",
          () -> talk.show(before),
          () -> follow(talk, turn));
    }
  }

  /** Keeps how staff find an answer. */
  void rate(TalkViewModel talk, @Nullable Turn turn, Rating rating) {
    if (turn != null) {
      remark(talk, turn, turn.remark().rated(rating));
    }
  }

  /** Keeps what staff note of an answer. */
  void note(TalkViewModel talk, Turn turn, String note) {
    remark(talk, turn, turn.remark().noted(note.strip()));
  }

  private void remark(TalkViewModel talk, Turn turn, Remark remark) {
    String id = turn.messageIdProperty().get();
    Remark before = turn.remark();
    if (id.isEmpty() || remark.equals(before)) {
      return;
    }
    turn.remark(remark);
    keep(
        () -> context.conversations().remark(talk.sessionId(), id, remark),
        "remark.failed",
        () -> turn.remark(before),
        () -> remark(talk, turn, remark));
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  /** Shown already; what the gateway does not keep is taken back. */
  private void keep(Change change, String failedKey, Runnable takeBack, Runnable again) {
    context
        .tasks()
        .work(
            () -> {
              change.make();
              return true;
            })
        .success(done -> {})
        .failure(
            e -> {
              takeBack.run();
              context
                  .notices()
                  .show(
                      Notice.error(
                          texts.now(failedKey),
                          Sentences.of(e, texts),
                          texts.now("problem.try"),
                          again));
            })
        .start();
  }
}
