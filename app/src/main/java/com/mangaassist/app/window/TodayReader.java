package com.mangaassist.app.window;

import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.chat.StoredTurn;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads today's conversations from the gateway; those that have not changed are not read again. */
final class TodayReader {

  private static final int MOST = 200;

  private record Known(Instant updatedAt, List<StoredTurn> turns) {}

  private final Conversations conversations;
  private final Clock clock;
  private final ZoneId zone;
  private Map<String, Known> known = Map.of();

  TodayReader(Conversations conversations, Clock clock, ZoneId zone) {
    this.conversations = conversations;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Today's figures; blocks. Empty when there were more conversations today than a list holds: a
   * part of them would be no truth.
   */
  synchronized Optional<TodayFigures> read() throws IOException {
    Instant instant = clock.instant();
    Instant midnight = LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant();
    List<ConversationSummary> newest = conversations.list(null, MOST);
    List<ConversationSummary> today =
        newest.stream().filter(each -> !each.updatedAt().isBefore(midnight)).toList();
    if (today.size() == MOST) {
      return Optional.empty();
    }
    Map<String, Known> now = new HashMap<>();
    for (ConversationSummary summary : today) {
      now.put(summary.sessionId(), turns(summary));
    }
    known = now;
    List<StoredTurn> turns = new ArrayList<>();
    now.values().forEach(each -> turns.addAll(each.turns()));
    return Optional.of(TodayFigures.of(turns, midnight, instant));
  }

  private Known turns(ConversationSummary summary) throws IOException {
    Known before = known.get(summary.sessionId());
    if (before != null && before.updatedAt().equals(summary.updatedAt())) {
      return before;
    }
    List<StoredTurn> turns =
        conversations.find(summary.sessionId()).map(Conversation::turns).orElse(List.of());
    return new Known(summary.updatedAt(), turns);
  }
}
