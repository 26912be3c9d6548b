package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.texts.Texts;
import java.io.IOException;

/**
 * Renames, deletes and brings back conversations. Each is shown at once; if the gateway does not do
 * it, it is taken back and a notice says why.
 */
final class Keeping {

  private final ChatContext context;
  private final Texts texts;
  private final Talks talks;
  private final ListViewModel list;
  private final ChatViewModel pane;

  Keeping(ChatContext context, Talks talks, ListViewModel list, ChatViewModel pane) {
    this.context = context;
    this.texts = context.texts();
    this.talks = talks;
    this.list = list;
    this.pane = pane;
  }

  @FunctionalInterface
  private interface Change {
    void make(Conversations conversations) throws IOException;
  }

  /** Gives a conversation another title; a blank one leaves it as it is. */
  void rename(String sessionId, String title) {
    String name = title.strip();
    String before = title(sessionId);
    if (name.isEmpty() || name.equals(before)) {
      return;
    }
    retitle(sessionId, name);
    run(
        kept -> kept.rename(sessionId, name),
        list::refresh,
        "rename.failed",
        () -> retitle(sessionId, before),
        () -> rename(sessionId, name));
  }

  private void retitle(String sessionId, String title) {
    list.retitle(sessionId, title);
    talks.find(sessionId).ifPresent(talk -> talk.titleProperty().set(title));
  }

  private String title(String sessionId) {
    return list.find(sessionId)
        .map(ConversationSummary::title)
        .or(() -> talks.find(sessionId).map(talk -> talk.titleProperty().get()))
        .orElse("");
  }

  /** Deletes a conversation; a notice offers to bring it back. */
  void delete(String sessionId) {
    String title = title(sessionId);
    talks.find(sessionId).ifPresent(pane.messages()::stop);
    boolean neverSent = talks.find(sessionId).filter(TalkViewModel::isNew).isPresent();
    list.hide(sessionId);
    pane.leave(sessionId);
    talks.forget(sessionId);
    if (neverSent) {
      return;
    }
    run(
        kept -> kept.delete(sessionId),
        () ->
            context
                .notices()
                .show(
                    Notice.done(
                        texts.now("deleted", title),
                        texts.now("deleted.undo"),
                        () -> restore(sessionId))),
        "delete.failed",
        () -> list.unhide(sessionId),
        () -> delete(sessionId));
  }

  private void restore(String sessionId) {
    run(
        kept -> kept.restore(sessionId),
        () -> {
          list.unhide(sessionId);
          list.refresh();
          pane.open(sessionId);
        },
        "restore.failed",
        () -> {},
        () -> restore(sessionId));
  }

  private void run(
      Change change, Runnable done, String failedKey, Runnable takeBack, Runnable again) {
    context
        .tasks()
        .work(
            () -> {
              change.make(context.conversations());
              return true;
            })
        .success(ok -> done.run())
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
