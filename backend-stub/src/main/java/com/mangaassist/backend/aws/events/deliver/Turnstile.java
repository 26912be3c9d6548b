package com.mangaassist.backend.aws.events.deliver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Lets in no more than keep the machine busy. Whoever has been inside for longer than a moment does
 * not compute but waits for somebody, and is not counted any more: the slow hold up nobody.
 */
final class Turnstile {

  private final int places;
  private final long momentNanos;
  private final Deque<Pass> inside = new ArrayDeque<>();

  /** {@code places} for those who came within the last {@code moment}. */
  Turnstile(int places, Duration moment) {
    this.places = places;
    this.momentNanos = moment.toNanos();
  }

  /** Waits for a place and takes it. */
  synchronized Pass enter() throws InterruptedException {
    long now = System.nanoTime();
    while (isFull(now)) {
      TimeUnit.NANOSECONDS.timedWait(this, inside.getFirst().enteredAt + momentNanos - now);
      now = System.nanoTime();
    }
    Pass pass = new Pass(now);
    inside.add(pass);
    return pass;
  }

  private boolean isFull(long now) {
    while (!inside.isEmpty() && now - inside.getFirst().enteredAt >= momentNanos) {
      inside.removeFirst();
    }
    return inside.size() >= places;
  }

  private synchronized void leave(Pass pass) {
    if (inside.remove(pass)) {
      notifyAll();
    }
  }

  /** The place of one who is inside. */
  final class Pass {

    private final long enteredAt;

    private Pass(long enteredAt) {
      this.enteredAt = enteredAt;
    }

    /** Gives the place to the next. */
    void leave() {
      Turnstile.this.leave(this);
    }
  }
}
