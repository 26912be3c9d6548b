package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When an answer entered each phase, as this window saw it. */
final class PhaseClock {

  private final Map<Phase, Instant> entered = new EnumMap<>(Phase.class);

  /** It entered a phase; coming back to one does not count. */
  void enter(Phase phase, Instant now) {
    entered.putIfAbsent(phase, now);
  }

  /** Where the time went until now; null before the first phase. */
  @Nullable Timings timings(Instant now) {
    if (entered.isEmpty()) {
      return null;
    }
    return new Timings(
        between(Phase.MODERATING, Phase.RETRIEVING, now),
        between(Phase.RETRIEVING, Phase.WAITING, now),
        between(Phase.WAITING, Phase.STREAMING, now),
        between(Phase.STREAMING, null, now));
  }

  private long between(Phase from, @Nullable Phase to, Instant now) {
    Instant began = entered.get(from);
    if (began == null) {
      return 0;
    }
    Instant ended = to == null ? now : entered.getOrDefault(to, now);
    return Math.max(0, Duration.between(began, ended).toMillis());
  }
}
