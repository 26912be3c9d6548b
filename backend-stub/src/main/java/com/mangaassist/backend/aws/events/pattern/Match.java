package com.mangaassist.backend.aws.events.pattern;

import java.util.List;

/**
 * What an event matched.
 *
 * @param targets numbers of the targets of all matching rules
 * @param archives numbers of the archives that keep it
 */
public record Match(List<Integer> targets, List<Integer> archives) {
  static final Match NOTHING = new Match(List.of(), List.of());
}
