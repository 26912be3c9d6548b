package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.services.events.EventPublisher;
import java.util.ArrayList;
import java.util.List;

/** Cuts rows into calls that the bus takes: few enough entries, few enough bytes, in order. */
final class Batches {

  private Batches() {}

  /** A row that is too large by itself makes a call of its own, for the bus to refuse. */
  static List<List<Outbox.Row>> of(List<Outbox.Row> rows) {
    List<List<Outbox.Row>> batches = new ArrayList<>();
    List<Outbox.Row> open = new ArrayList<>();
    long bytes = 0;
    for (Outbox.Row row : rows) {
      int size = row.entry().bytes();
      boolean full =
          open.size() == EventPublisher.MAX_BATCH || bytes + size > EventPublisher.MAX_BYTES;
      if (full && !open.isEmpty()) {
        batches.add(List.copyOf(open));
        open.clear();
        bytes = 0;
      }
      open.add(row);
      bytes += size;
    }
    if (!open.isEmpty()) {
      batches.add(List.copyOf(open));
    }
    return batches;
  }
}
