package com.mangaassist.views.chat;

import com.mangaassist.views.tests.TestsContext;
import com.mangaassist.views.tests.TestsViewModel;
import com.mangaassist.views.texts.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

/** The pane: which conversation is open, and the parts that do things with it. */
final class ChatViewModel implements AutoCloseable {

  private final Choices choices;
  private final ListViewModel list;
  private final Lines lines;
  private final Feet feet;
  private final Talks talks;
  private final Messages messages;
  private final Keeping keeping;
  private final Branching branching;
  private final Comparing comparing;
  private final TestsContext testsContext;
  private final TestsViewModel tests;
  private final StringProperty last;
  private final ReadOnlyObjectWrapper<TalkViewModel> current;

  /** A pane that shows a new conversation; {@link #start} brings back the last one. */
  ChatViewModel(ChatContext context) {
    Texts texts = context.texts();
    choices = new Choices(context.settings(), context.models());
    list = new ListViewModel(context);
    lines = new Lines(context.chat(), context.crossing(), context.later(), context.clock());
    feet = new Feet(context.catalog(), context.offline());
    Problems problems = new Problems(texts);
    talks = new Talks(context, choices, list, new StoredTurns(feet, problems));
    messages = new Messages(context, choices, list, lines, feet, problems);
    keeping = new Keeping(context, talks, list, this);
    branching = new Branching(context, messages);
    comparing = new Comparing(context, choices, messages, branching);
    testsContext =
        new TestsContext(
            texts,
            context.tests(),
            context.chat(),
            context.conversations(),
            context.tasks(),
            context.notices(),
            context.clock(),
            context.saveFile(),
            context.models(),
            this::open);
    tests = new TestsViewModel(testsContext);
    last = context.settings().string("chat.conversation", "");
    current = new ReadOnlyObjectWrapper<>(this, "current", talks.fresh());
  }

  /** Connects, reads the list and opens the conversation that was open last. */
  void start() {
    lines.connect();
    list.refresh();
    tests.load();
    String sessionId = last.get();
    if (!sessionId.isEmpty()) {
      open(sessionId);
    }
  }

  /** The conversation that is open. */
  ReadOnlyObjectProperty<TalkViewModel> currentProperty() {
    return current.getReadOnlyProperty();
  }

  ListViewModel list() {
    return list;
  }

  Choices choices() {
    return choices;
  }

  Feet feet() {
    return feet;
  }

  Lines lines() {
    return lines;
  }

  Messages messages() {
    return messages;
  }

  Keeping keeping() {
    return keeping;
  }

  Comparing comparing() {
    return comparing;
  }

  TestsContext testsContext() {
    return testsContext;
  }

  TestsViewModel tests() {
    return tests;
  }

  Branching branching() {
    return branching;
  }

  /** Opens a new conversation of the customer who was chosen last; one that is new stays. */
  void newTalk() {
    if (!current.get().isNew()) {
      show(talks.fresh());
    }
  }

  /** Opens a conversation that the gateway keeps. */
  void open(String sessionId) {
    TalkViewModel talk = talks.of(sessionId);
    show(talk);
    if (talks.isStale(talk)) {
      talks.load(talk, this::gone);
    }
  }

  /** Reads the open conversation again, as when that failed. */
  void reload() {
    talks.load(current.get(), this::gone);
  }

  private void gone(TalkViewModel talk) {
    list.hide(talk.sessionId());
    if (talk.equals(current.get())) {
      show(talks.fresh());
    }
  }

  /** Opens a new conversation if this one is open. */
  void leave(String sessionId) {
    if (current.get().sessionId().equals(sessionId)) {
      show(talks.fresh());
    }
  }

  private void show(TalkViewModel talk) {
    current.set(talk);
    last.set(talk.isNew() ? "" : talk.sessionId());
  }

  /** Sends what is typed in the open conversation, if it can be sent. */
  void send() {
    TalkViewModel talk = current.get();
    String message = talk.draftProperty().get().strip();
    if (!talk.takesMessages() || !Draft.of(message).canBeSent()) {
      return;
    }
    Turn edited = talk.editedProperty().get();
    if (edited == null && choices.comparingProperty().get()) {
      talk.draftProperty().set("");
      comparing.send(talk, message);
      keep(talk);
    } else if (edited == null) {
      talk.draftProperty().set("");
      send(talk, message);
    } else {
      talk.endEdit();
      messages.branch(talk, message, edited.after());
    }
  }

  private void send(TalkViewModel talk, String message) {
    messages.send(talk, message);
    keep(talk);
  }

  private void keep(TalkViewModel talk) {
    talks.keep(talk);
    if (talk.equals(current.get())) {
      last.set(talk.sessionId());
    }
  }

  /** Stops the answer in the open conversation; where there is none, ends the editing. */
  void stop() {
    if (current.get().isAnswering()) {
      messages.stop(current.get());
      comparing.stop(current.get());
    } else {
      current.get().endEdit();
    }
  }

  /** The button beside a turn's problem: asks again, or reads again what somebody else receives. */
  void solve(Turn turn) {
    TalkViewModel talk = current.get();
    if (!talk.takesMessages()) {
      return;
    }
    if (turn.isElsewhere()) {
      reload();
    } else {
      turn.settle();
      send(talk, turn.row().message());
    }
  }

  /** Speaks as somebody else: a conversation belongs to its customer, so it is a new one. */
  void actAs(String customer) {
    choices.customerProperty().set(customer);
    TalkViewModel talk = current.get();
    if (talk.customerProperty().get().equals(customer)) {
      return;
    }
    if (talk.isNew()) {
      talk.customerProperty().set(customer);
      return;
    }
    String typed = talk.draftProperty().get();
    TalkViewModel next = talks.fresh();
    if (!typed.isBlank()) {
      talk.draftProperty().set("");
      next.draftProperty().set(typed);
    }
    show(next);
  }

  /** Chooses the segment from the next message on. */
  void choose(Segment segment) {
    choices.segmentProperty().set(segment);
    current.get().segmentProperty().set(segment);
  }

  /** Ends connections and clocks. */
  @Override
  public void close() {
    tests.close();
    talks.close();
    list.close();
    lines.close();
  }
}
