package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.transcript.TranscriptModel;
import com.mangaassist.views.transcript.TurnRow;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One conversation: whose it is, its turns, what is being typed. On the JavaFX thread. */
final class TalkViewModel {

  /** How far its turns are known. */
  enum Loading {
    /** Nothing was said yet; the gateway does not know it. */
    NEW,
    LOADING,
    READY,
    /** It could not be read; {@link #problemProperty} says why. */
    FAILED
  }

  private final String sessionId;
  private final StringProperty customer = new SimpleStringProperty(this, "customer", "");
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final ObjectProperty<Segment> segment =
      new SimpleObjectProperty<>(this, "segment", Segment.FREE);
  private final StringProperty draft = new SimpleStringProperty(this, "draft", "");
  private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");
  private final ReadOnlyObjectWrapper<Loading> loading =
      new ReadOnlyObjectWrapper<>(this, "loading", Loading.NEW);
  private final StringProperty problem = new SimpleStringProperty(this, "problem", "");
  private final ObservableList<Turn> turns = FXCollections.observableArrayList();
  private final TranscriptModel transcript = new TranscriptModel();
  private final FrameLog frames = new FrameLog();
  private final ReadOnlyObjectWrapper<@Nullable Answering> answering =
      new ReadOnlyObjectWrapper<>(this, "answering", null);
  private final ObjectProperty<@Nullable Turn> chosen =
      new SimpleObjectProperty<>(this, "chosen", null);

  /** A new one of a customer. */
  TalkViewModel(String sessionId) {
    this.sessionId = sessionId;
    draft.addListener((p, old, now) -> forgive());
  }

  String sessionId() {
    return sessionId;
  }

  StringProperty customerProperty() {
    return customer;
  }

  /** Its given name, or the beginning of its first message; empty before that. */
  StringProperty titleProperty() {
    return title;
  }

  ObjectProperty<Segment> segmentProperty() {
    return segment;
  }

  /** What is being typed. */
  StringProperty draftProperty() {
    return draft;
  }

  /** Why the last message was not taken; empty when it was. */
  StringProperty refusalProperty() {
    return refusal;
  }

  ReadOnlyObjectProperty<Loading> loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  StringProperty problemProperty() {
    return problem;
  }

  ObservableList<Turn> turns() {
    return turns;
  }

  TranscriptModel transcript() {
    return transcript;
  }

  FrameLog frames() {
    return frames;
  }

  /** The answer under way; null when there is none. */
  ReadOnlyObjectProperty<@Nullable Answering> answeringProperty() {
    return answering.getReadOnlyProperty();
  }

  /** Whether nothing was said in it yet, so that the gateway does not know it. */
  boolean isNew() {
    return loading.get() == Loading.NEW;
  }

  boolean isAnswering() {
    return answering.get() != null;
  }

  /** The turn that the inspector explains; null for the latest. */
  ObjectProperty<@Nullable Turn> chosenProperty() {
    return chosen;
  }

  /** Has the inspector explain a turn; the last one is left to follow what comes. */
  void choose(Turn turn) {
    chosen.set(turn.equals(turns.getLast()) ? null : turn);
  }

  /** Whether a message can be sent in it now, if it is a good one. */
  boolean takesMessages() {
    return takesMessages(answering.get(), loading.get());
  }

  /** The same of a conversation in this state. */
  static boolean takesMessages(@Nullable Answering underWay, Loading known) {
    return underWay == null && (known == Loading.NEW || known == Loading.READY);
  }

  Optional<Turn> turnOf(TurnRow row) {
    return turns.stream().filter(each -> each.row().equals(row)).findFirst();
  }

  void loads() {
    loading.set(Loading.LOADING);
  }

  void failed(String why) {
    problem.set(why);
    loading.set(Loading.FAILED);
  }

  /** Shows what was kept of it. */
  void show(Conversation kept, List<Turn> itsTurns) {
    describe(kept.summary());
    chosen.set(null);
    turns.setAll(itsTurns);
    transcript.turns().setAll(itsTurns.stream().map(Turn::row).toList());
    loading.set(Loading.READY);
  }

  /** Takes over what a list says of it. */
  void describe(ConversationSummary summary) {
    customer.set(summary.customerId());
    title.set(summary.title());
    segment.set(Segment.ofWireName(summary.segment()));
  }

  void begin(Answering next) {
    answering.set(next);
    loading.set(Loading.READY);
    forgive();
    chosen.set(null);
    turns.add(next.turn());
    transcript.turns().add(next.turn().row());
  }

  /** What was typed is another message now. */
  private void forgive() {
    refusal.unbind();
    refusal.set("");
  }

  void ended() {
    answering.set(null);
  }

  /** Lets go of its clock, as when the window closes. */
  void abandon() {
    Answering now = answering.get();
    if (now != null) {
      now.abandon();
    }
  }

  /** Takes out a turn that never was, as one whose message was refused. */
  void remove(Turn turn) {
    turns.remove(turn);
    transcript.turns().remove(turn.row());
    if (turns.isEmpty() && frames.frames().isEmpty()) {
      loading.set(Loading.NEW);
    }
  }

  /** Gives a text back to its writer, before what was typed meanwhile. */
  void giveBack(String text) {
    String typed = draft.get();
    draft.set(typed.isBlank() ? text : text + "\n\n" + typed);
  }
}
