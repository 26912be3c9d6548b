package com.mangaassist.backend.pipeline.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one row when the bus was asked. */
sealed interface Settlement {

  /** The row. */
  long id();

  /** The bus took it. */
  record Published(long id, @Nullable String eventId) implements Settlement {}

  /** The bus will never take it. */
  record Dead(long id, String error) implements Settlement {}

  /** The bus did not take it; it is due again at {@code due}. */
  record Later(long id, String error, Instant due) implements Settlement {}
}
