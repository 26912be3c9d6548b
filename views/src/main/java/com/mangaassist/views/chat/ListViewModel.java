package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.controls.Later;
import com.mangaassist.views.tasks.Tasks;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;

/** The list of conversations, or of those that a search found. On the JavaFX thread. */
final class ListViewModel {

  /** So many are asked for at once. */
  static final int PAGE = 50;

  private static final Duration TYPING = Duration.millis(200);

  /** What stands in the list's place. */
  enum State {
    LOADING,
    /** There are conversations. */
    SHOWN,
    /** There is none at all. */
    EMPTY,
    /** The search found none. */
    NO_MATCH,
    FAILED
  }

  private final Tasks tasks;
  private final Texts texts;
  private final Later later;
  private final Pages pages;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObservableList<ConversationSummary> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
  private final StringProperty problem = new SimpleStringProperty(this, "problem", "");

  /** Conversations that the gateway may not have yet, or still has though they were deleted. */
  private final Map<String, ConversationSummary> ahead = new LinkedHashMap<>();

  private final List<String> hidden = new ArrayList<>();
  private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper(this, "found", "");
  private List<ConversationSummary> known = List.of();
  private String knownText = "";
  private Runnable callOff = () -> {};
  private int round;
  private boolean more;
  private boolean asking;

  /** The lowest row that came into sight while an answer was waited for. */
  private int reached;

  private boolean held;
  private boolean changing;

  ListViewModel(ChatContext context) {
    this.tasks = context.tasks();
    this.texts = context.texts();
    this.later = context.later();
    this.pages = new Pages(context.conversations());
    query.addListener((p, old, now) -> typed());
  }

  /** What is searched for in the messages; empty shows all conversations. */
  StringProperty queryProperty() {
    return query;
  }

  /** What the rows were found by; empty while all are shown. */
  ReadOnlyStringProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  String found() {
    return found.get();
  }

  ObservableList<ConversationSummary> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the list could not be read. */
  StringProperty problemProperty() {
    return problem;
  }

  /** Whether the gateway has more than these rows. */
  boolean hasMore() {
    return more;
  }

  Optional<ConversationSummary> find(String sessionId) {
    return rows.stream().filter(each -> each.sessionId().equals(sessionId)).findFirst();
  }

  /** Reads as many as are shown again. */
  void refresh() {
    callOff.run();
    ask(Math.max(PAGE, known.size()), List.of());
  }

  /** A row comes into sight; near the end of the list the next ones are read. */
  void reached(int index) {
    if (asking) {
      // Rows that do not change come into sight only once: looked at again when the answer is here.
      reached = Math.max(reached, index);
    } else if (more && index >= rows.size() - 5) {
      ask(PAGE, known);
    }
  }

  /** Shows one before the gateway has it, at the top. */
  void put(ConversationSummary summary) {
    ahead.put(summary.sessionId(), summary);
    hidden.remove(summary.sessionId());
    show();
  }

  /** The gateway has it now, or never will. */
  void settle(String sessionId) {
    ahead.remove(sessionId);
  }

  /** Shows it under another title at once. */
  void retitle(String sessionId, String title) {
    known = known.stream().map(each -> retitled(each, sessionId, title)).toList();
    ahead.replaceAll((id, each) -> retitled(each, sessionId, title));
    show();
  }

  /** Leaves one out at once. */
  void hide(String sessionId) {
    ahead.remove(sessionId);
    hidden.add(sessionId);
    show();
  }

  /** Shows one again that was left out. */
  void unhide(String sessionId) {
    hidden.remove(sessionId);
    show();
  }

  /** Whether the rows are just being replaced: what is selected meanwhile nobody has chosen. */
  boolean isChanging() {
    return changing;
  }

  /** While a title is being edited the rows stand still; what came meanwhile is shown after. */
  void hold(boolean still) {
    held = still;
    if (!still) {
      show();
    }
  }

  private static ConversationSummary retitled(
      ConversationSummary each, String sessionId, String title) {
    return each.sessionId().equals(sessionId)
        ? new ConversationSummary(
            sessionId,
            each.customerId(),
            each.segment(),
            title,
            each.preview(),
            each.turns(),
            each.severity(),
            each.updatedAt())
        : each;
  }

  private void typed() {
    callOff.run();
    callOff = later.after(TYPING, () -> ask(PAGE, List.of()));
  }

  private void ask(int count, List<ConversationSummary> before) {
    int mine = ++round;
    String text = query.get().strip();
    asking = true;
    if (known.isEmpty()) {
      state.set(State.LOADING);
    }
    tasks
        .work(() -> pages.read(text, count, before))
        .success(
            page -> {
              if (mine == round) {
                asking = false;
                known = page.rows();
                knownText = text;
                more = page.more();
                int lowest = reached;
                reached = 0;
                show();
                reached(lowest);
              }
            })
        .failure(
            e -> {
              if (mine == round) {
                asking = false;
                failed(text, Sentences.of(e, texts));
              }
            })
        .start();
  }

  /** What is shown of the same search stays; of another one it would be wrong. */
  private void failed(String text, String why) {
    problem.set(why);
    if (rows.isEmpty() || !text.equals(knownText)) {
      more = false;
      state.set(State.FAILED);
    }
  }

  private void show() {
    if (held) {
      return;
    }
    found.set(knownText);
    boolean searches = !query.get().isBlank();
    List<ConversationSummary> now = new ArrayList<>();
    if (!searches) {
      ahead.values().forEach(now::addFirst);
    }
    known.stream()
        .filter(each -> searches || !ahead.containsKey(each.sessionId()))
        .forEach(now::add);
    now.removeIf(each -> hidden.contains(each.sessionId()));
    if (!now.equals(rows)) {
      changing = true;
      rows.setAll(now);
      changing = false;
    }
    if (!now.isEmpty()) {
      state.set(State.SHOWN);
    } else {
      state.set(searches ? State.NO_MATCH : State.EMPTY);
    }
  }

  /** Searches no more. */
  void close() {
    callOff.run();
    round++;
  }
}
