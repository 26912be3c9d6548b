package com.mangaassist.views.testing;

import com.mangaassist.views.controls.Later;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Duration;

/** A clock that goes when the test says so. */
public final class ByHand implements Later {

  private record Waiting(double due, Runnable action) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private double now;

  @Override
  public Runnable after(Duration wait, Runnable action) {
    Waiting entry = new Waiting(now + wait.toMillis(), action);
    waiting.add(entry);
    return () -> waiting.remove(entry);
  }

  /** Lets time go by and does what is due. */
  public void pass(Duration time) {
    now += time.toMillis();
    for (Waiting each : List.copyOf(waiting)) {
      if (each.due() <= now && waiting.remove(each)) {
        each.action().run();
      }
    }
  }
}
