package com.mangaassist.views.transcript;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The text of an answer while it comes in. Any thread may write; readers ask for what is new since
 * they last asked, so that many tokens cross to the JavaFX thread as one piece.
 */
public final class AnswerText {

  // Fair, so that one who writes without a break does not keep the JavaFX thread waiting.
  private final ReentrantLock lock = new ReentrantLock(true);
  private final StringBuilder text = new StringBuilder();
  private final List<WeakReference<Runnable>> listeners = new ArrayList<>();
  private int edition;
  private int shown;

  /** Empty. */
  public AnswerText() {}

  /** Adds a piece at the end. */
  public void append(String piece) {
    lock.lock();
    try {
      text.append(piece);
    } finally {
      lock.unlock();
    }
    tell();
  }

  /** Takes back all of it; what comes next is another answer. */
  public void retract() {
    lock.lock();
    try {
      text.setLength(0);
      edition++;
    } finally {
      lock.unlock();
    }
    tell();
  }

  /** All of it, as Markdown. */
  public String whole() {
    lock.lock();
    try {
      return text.toString();
    } finally {
      lock.unlock();
    }
  }

  /** Characters so far. */
  public int length() {
    lock.lock();
    try {
      return text.length();
    } finally {
      lock.unlock();
    }
  }

  /** Characters that a view has taken over so far. */
  public int shown() {
    lock.lock();
    try {
      return shown;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is new for a reader.
   *
   * @param most so many characters at most; a long text is read in several turns
   */
  Piece after(Position known, int most) {
    lock.lock();
    try {
      boolean retracted = known.edition() != edition;
      int from = retracted ? 0 : known.offset();
      int to = Math.min(text.length(), from + most);
      shown = to;
      return new Piece(
          text.substring(from, to), retracted, to < text.length(), new Position(edition, to));
    } finally {
      lock.unlock();
    }
  }

  /** Calls a listener on the writing thread after each change, for as long as someone holds it. */
  void listen(Runnable listener) {
    synchronized (listeners) {
      listeners.add(new WeakReference<>(listener));
    }
  }

  private void tell() {
    List<Runnable> present = new ArrayList<>();
    synchronized (listeners) {
      listeners.removeIf(each -> each.get() == null);
      for (WeakReference<Runnable> each : listeners) {
        Runnable listener = each.get();
        if (listener != null) {
          present.add(listener);
        }
      }
    }
    present.forEach(Runnable::run);
  }

  /** How far a reader has read. */
  record Position(int edition, int offset) {
    static final Position START = new Position(0, 0);
  }

  /**
   * What a reader gets.
   *
   * @param retracted what the reader knew is taken back; {@code text} begins anew
   * @param more whether there is more to read already
   * @param next where to go on
   */
  record Piece(String text, boolean retracted, boolean more, Position next) {}
}
