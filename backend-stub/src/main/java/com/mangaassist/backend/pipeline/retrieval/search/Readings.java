package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was understood of the latest wordings: one turn reads the same words several times, and the
 * later turns of a conversation read them again. Safe for many threads.
 *
 * <p>The least recently used goes first. A cache that admits by frequency would turn away just the
 * message that the next turn of its conversation needs.
 */
final class Readings {
  private final Map<String, UnderstoodQuery> latest;

  /** Keeps so many. */
  Readings(int capacity) {
    latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, UnderstoodQuery> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The kept reading, or the one that the reader makes now. */
  UnderstoodQuery of(String text, Supplier<UnderstoodQuery> reader) {
    synchronized (latest) {
      UnderstoodQuery known = latest.get(text);
      if (known != null) {
        return known;
      }
    }
    // Outside the lock: two threads may read the same words, and come to the same.
    UnderstoodQuery read = reader.get();
    synchronized (latest) {
      latest.put(text, read);
    }
    return read;
  }
}
