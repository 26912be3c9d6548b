package com.mangaassist.views.controls;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages that stand over the panes; the newest last. On the JavaFX thread. */
public final class Notices {

  /** So many stand at once; an older one gives way. */
  public static final int MOST = 3;

  private final ObservableList<Notice> standing = FXCollections.observableArrayList();
  private final ObservableList<Notice> readOnly =
      FXCollections.unmodifiableObservableList(standing);

  private final Later later;

  /** Nothing stands at first. */
  public Notices() {
    this(Later.onJavaFx());
  }

  /** With a clock of one's own for what leaves by itself. */
  public Notices(Later later) {
    this.later = later;
  }

  /** The clock of what leaves by itself. */
  public Later later() {
    return later;
  }

  /** What stands now. */
  public ObservableList<Notice> standing() {
    return readOnly;
  }

  /** Shows one; the same message is not shown twice at once. */
  public void show(Notice notice) {
    standing.removeIf(each -> each.what().equals(notice.what()));
    standing.add(notice);
    if (standing.size() > MOST) {
      standing.removeFirst();
    }
  }

  /** Takes one away. */
  public void dismiss(Notice notice) {
    standing.remove(notice);
  }
}
