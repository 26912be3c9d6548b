package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Conversation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The conversations that are in memory, and how others get there. On the JavaFX thread. */
final class Talks {

  /** So many stay besides those that are being answered. */
  private static final int MOST = 12;

  private final ChatContext context;
  private final Choices choices;
  private final ListViewModel list;
  private final StoredTurns stored;
  private final Drafts drafts;
  private final Map<String, TalkViewModel> talks = new LinkedHashMap<>();

  Talks(ChatContext context, Choices choices, ListViewModel list, StoredTurns stored) {
    this.context = context;
    this.choices = choices;
    this.list = list;
    this.stored = stored;
    this.drafts = new Drafts(context.settings().string("chat.drafts", ""));
  }

  /** A new one of the customer who was chosen last, with what was typed for it. */
  TalkViewModel fresh() {
    TalkViewModel talk = new TalkViewModel(UUID.randomUUID().toString());
    talk.customerProperty().set(choices.customerProperty().get());
    talk.segmentProperty().set(choices.segmentProperty().get());
    keepDraft(talk);
    return talk;
  }

  private void keepDraft(TalkViewModel talk) {
    talk.draftProperty().set(drafts.of(draftKey(talk)));
    talk.draftProperty().addListener((p, old, now) -> drafts.keep(draftKey(talk), now));
  }

  private static String draftKey(TalkViewModel talk) {
    return talk.isNew() ? "" : talk.sessionId();
  }

  /** The one of this id if it is in memory. */
  Optional<TalkViewModel> find(String sessionId) {
    return Optional.ofNullable(talks.get(sessionId));
  }

  /** One that the gateway keeps: from memory, or still to be read. */
  TalkViewModel of(String sessionId) {
    TalkViewModel known = talks.get(sessionId);
    TalkViewModel talk = known == null ? unread(sessionId) : known;
    keep(talk);
    return talk;
  }

  private TalkViewModel unread(String sessionId) {
    TalkViewModel talk = new TalkViewModel(sessionId);
    talk.loads();
    list.find(sessionId).ifPresent(talk::describe);
    keepDraft(talk);
    return talk;
  }

  /** Whether it is to be read: it never was, or others went on with it. */
  boolean isStale(TalkViewModel talk) {
    if (talk.isAnswering() || talk.comparisonProperty().get() != null) {
      return false;
    }
    return talk.loadingProperty().get() != TalkViewModel.Loading.READY
        || list.find(talk.sessionId()).filter(s -> s.turns() > talk.branches().count()).isPresent();
  }

  /**
   * Reads one from the gateway, in the background.
   *
   * @param gone called when the gateway does not have it any more
   */
  void load(TalkViewModel talk, Consumer<TalkViewModel> gone) {
    talk.loads();
    context
        .tasks()
        .work(() -> context.conversations().find(talk.sessionId()))
        .success(found -> loaded(talk, found, gone))
        .failure(e -> talk.failed(Sentences.of(e, context.texts())))
        .start();
  }

  private void loaded(
      TalkViewModel talk, Optional<Conversation> found, Consumer<TalkViewModel> gone) {
    if (found.isPresent()) {
      talk.show(found.get(), stored.turns(found.get()));
    } else {
      forget(talk.sessionId());
      gone.accept(talk);
    }
  }

  /** Holds on to one as the latest that was used. */
  void keep(TalkViewModel talk) {
    talks.remove(talk.sessionId());
    talks.put(talk.sessionId(), talk);
    if (talks.size() > MOST) {
      talks.values().stream()
          .filter(each -> !each.isAnswering() && !each.equals(talk))
          .findFirst()
          .ifPresent(each -> talks.remove(each.sessionId()));
    }
  }

  /** It was deleted, with what was typed in it. */
  void forget(String sessionId) {
    talks.remove(sessionId);
    drafts.keep(sessionId, "");
  }

  void close() {
    talks.values().forEach(TalkViewModel::abandon);
  }
}
