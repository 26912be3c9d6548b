package com.mangaassist.views.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The latest frames of a conversation; how many gave way to them is counted. */
final class FrameLog {

  /** So many are kept. */
  static final int MOST = 4_000;

  /** Given way together: to take one from the front of a list moves all others. */
  private static final int AT_ONCE = 500;

  private final ObservableList<WireFrame> frames = FXCollections.observableArrayList();
  private final ObservableList<WireFrame> readOnly =
      FXCollections.unmodifiableObservableList(frames);
  private final ObservableList<FrameRun> runs = FXCollections.observableArrayList();
  private final ObservableList<FrameRun> readOnlyRuns =
      FXCollections.unmodifiableObservableList(runs);
  private final ReadOnlyIntegerWrapper dropped = new ReadOnlyIntegerWrapper(this, "dropped", 0);

  /** In the order of the wire. */
  ObservableList<WireFrame> frames() {
    return readOnly;
  }

  /** The same with tokens that follow one another as one. */
  ObservableList<FrameRun> runs() {
    return readOnlyRuns;
  }

  /** How many older ones are no longer kept. */
  ReadOnlyIntegerProperty droppedProperty() {
    return dropped.getReadOnlyProperty();
  }

  void add(WireFrame frame) {
    if (frames.size() >= MOST) {
      frames.remove(0, AT_ONCE);
      dropped.set(dropped.get() + AT_ONCE);
      List<FrameRun> left = new ArrayList<>();
      frames.forEach(each -> add(each, left));
      runs.setAll(left);
    }
    frames.addAll(List.of(frame));
    add(frame, runs);
  }

  private static void add(WireFrame frame, List<FrameRun> to) {
    if (!to.isEmpty() && to.getLast().takes(frame)) {
      to.set(to.size() - 1, to.getLast().with(frame));
    } else {
      to.add(FrameRun.of(frame));
    }
  }
}
