package com.mangaassist.app.bench;

import com.mangaassist.services.chat.Phase;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of the load and when what came back; System.nanoTime throughout. */
final class Turn {

  final int number;

  /** When it was to be sent, whether or not the sender was free by then. */
  final long due;

  final Map<Phase, Long> phases = new EnumMap<>(Phase.class);
  long firstToken;
  long end;
  @Nullable String problem;

  Turn(int number, long due) {
    this.number = number;
    this.due = due;
  }

  /** From when it was due to its first token, as the client sees it. */
  long toFirstToken() {
    return firstToken - due;
  }

  /** Between two frames of status; 0 if one of them did not come. */
  long between(Phase from, Phase to) {
    Long begun = phases.get(from);
    Long ended = phases.get(to);
    return begun == null || ended == null ? 0 : ended - begun;
  }
}
