package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.transcript.TranscriptModel;
import com.mangaassist.views.transcript.TurnRow;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
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
  private final Branches branches = new Branches();
  private final ObservableList<Turn> turns = FXCollections.observableArrayList();
  private final TranscriptModel transcript = new TranscriptModel();
  private final FrameLog frames = new FrameLog();
  private final ReadOnlyObjectWrapper<@Nullable Answering> answering =
      new ReadOnlyObjectWrapper<>(this, "answering", null);
  private final ObjectProperty<@Nullable Turn> chosen =
      new SimpleObjectProperty<>(this, "chosen", null);
  private final ReadOnlyObjectWrapper<@Nullable Turn> edited =
      new ReadOnlyObjectWrapper<>(this, "edited", null);
  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>(this, "comparison", null);
  private final ReadOnlyIntegerWrapper compared = new ReadOnlyIntegerWrapper(this, "compared", 0);
  private String draftBefore = "";
  private @Nullable Turn endBefore;

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

  /** Those of the branch that is shown, in order. */
  ObservableList<Turn> turns() {
    return turns;
  }

  /** All turns, whichever is shown. */
  Branches branches() {
    return branches;
  }

  /** The comparison that waits for a choice; null when there is none. */
  ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Changes when an answer of the comparison ends. */
  ReadOnlyIntegerProperty comparedProperty() {
    return compared.getReadOnlyProperty();
  }

  void comparisonChanged() {
    compared.set(compared.get() + 1);
  }

  /** Shows two answers side by side in the transcript's place. */
  void compare(Comparison next) {
    loading.set(Loading.READY);
    forgive();
    chosen.set(null);
    transcript.busyProperty().set(true);
    next.sides().forEach(side -> branches.add(side.turn()));
    comparison.set(next);
  }

  /** The choice was made: what the gateway has not kept is forgotten. */
  void endComparison() {
    Comparison now = comparison.get();
    if (now == null) {
      return;
    }
    comparison.set(null);
    transcript.busyProperty().set(false);
    chosen.set(null);
    for (Comparison.Side side : now.sides()) {
      side.transcript().turns().clear();
      if (side.turn().messageIdProperty().get().isEmpty()) {
        branches.remove(side.turn());
      }
    }
    if (branches.count() == 0 && frames.frames().isEmpty()) {
      loading.set(Loading.NEW);
    }
  }

  /** The turn whose message is being edited in place of a new one; null when none is. */
  ReadOnlyObjectProperty<@Nullable Turn> editedProperty() {
    return edited.getReadOnlyProperty();
  }

  /** Puts a message into the draft's place, to be edited and sent beside the one that it was. */
  void edit(Turn turn) {
    if (edited.get() == null) {
      draftBefore = draft.get();
    }
    edited.set(turn);
    draft.set(turn.row().message());
  }

  /** Ends the editing and brings back what was being typed before. */
  void endEdit() {
    if (edited.get() != null) {
      edited.set(null);
      draft.set(draftBefore);
      draftBefore = "";
    }
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
    Comparison two = comparison.get();
    return answering.get() != null || (two != null && two.isUnderWay());
  }

  /** The turn that the inspector explains; null for the latest. */
  ObjectProperty<@Nullable Turn> chosenProperty() {
    return chosen;
  }

  /** Has the inspector explain a turn; the last one is left to follow what comes. */
  void choose(Turn turn) {
    chosen.set(turn.equals(end()) ? null : turn);
  }

  /** Whether a message can be sent in it now, if it is a good one. */
  boolean takesMessages() {
    return comparison.get() == null && takesMessages(answering.get(), loading.get());
  }

  /** The same of a conversation in this state. */
  static boolean takesMessages(@Nullable Answering underWay, Loading known) {
    return underWay == null && (known == Loading.NEW || known == Loading.READY);
  }

  Optional<Turn> turnOf(TurnRow row) {
    Comparison two = comparison.get();
    List<Turn> shown =
        two == null ? turns : two.sides().stream().map(Comparison.Side::turn).toList();
    return shown.stream().filter(each -> each.row().equals(row)).findFirst();
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
    branches.setAll(itsTurns);
    show(
        itsTurns.reversed().stream()
            .filter(each -> each.messageIdProperty().get().equals(kept.head()))
            .findFirst()
            .orElse(itsTurns.isEmpty() ? null : itsTurns.getLast()));
    chosen.set(null);
    loading.set(Loading.READY);
  }

  /** Shows the branch that ends with a turn. */
  void show(@Nullable Turn end) {
    List<Turn> path = Branches.pathTo(end);
    int known = turns.size();
    if (path.size() == known + 1 && path.subList(0, known).equals(turns)) {
      turns.add(path.getLast());
      transcript.turns().add(path.getLast().row());
    } else {
      turns.setAll(path);
      transcript.turns().setAll(path.stream().map(Turn::row).toList());
    }
    path.forEach(each -> each.row().branchProperty().set(branches.place(each)));
    Turn explained = chosen.get();
    if (explained != null && !path.contains(explained)) {
      chosen.set(null);
    }
  }

  /** The last turn of the branch that is shown; null where nothing was said. */
  @Nullable Turn end() {
    return turns.isEmpty() ? null : turns.getLast();
  }

  /** The turn that the inspector explains; null where nothing was said. */
  @Nullable Turn explained() {
    Turn now = chosen.get();
    return now == null ? end() : now;
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
    transcript.busyProperty().set(true);
    endBefore = end();
    branches.add(next.turn());
    show(next.turn());
  }

  /** What was typed is another message now. */
  private void forgive() {
    refusal.unbind();
    refusal.set("");
  }

  void ended() {
    answering.set(null);
    transcript.busyProperty().set(false);
  }

  /** Lets go of its clock, as when the window closes. */
  void abandon() {
    Answering now = answering.get();
    if (now != null) {
      now.abandon();
    }
    Comparison two = comparison.get();
    if (two != null) {
      two.sides().forEach(side -> side.answering().abandon());
    }
  }

  /** Takes out a turn that never was, as one whose message was refused. */
  void remove(Turn turn) {
    branches.remove(turn);
    show(endBefore);
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
