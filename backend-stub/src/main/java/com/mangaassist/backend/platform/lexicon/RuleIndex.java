package com.mangaassist.backend.platform.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks the few rules that a text can meet at all, by what their matches hold. Immutable. */
final class RuleIndex {

  private static final int BITS = Character.SIZE;

  private static final long TWO = 0xFFFF_FFFFL;
  private static final long THREE = 0xFFFF_FFFF_FFFFL;

  /** Landmarks fall on so many places, a power of two; most of a text falls on none. */
  private static final int PLACES = 1 << 16;

  private final List<Lexicon.Rule> rules;
  private final BitSet always = new BitSet();
  private final Map<Long, BitSet> byLandmark = new HashMap<>();
  private final BitSet taken = new BitSet(PLACES);

  RuleIndex(List<Lexicon.Rule> rules) {
    this.rules = rules;
    for (int i = 0; i < rules.size(); i++) {
      Set<String> landmarks = Landmarks.of(rules.get(i).pattern().pattern());
      if (landmarks.isEmpty()) {
        always.set(i);
      }
      for (String landmark : landmarks) {
        long key = 0;
        for (int k = 0; k < landmark.length(); k++) {
          key = (key << BITS) | landmark.charAt(k);
        }
        byLandmark.computeIfAbsent(key, none -> new BitSet()).set(i);
        taken.set(place(key));
      }
    }
  }

  /** The rules that may be found in the text, in their order. */
  List<Lexicon.Rule> candidates(String text) {
    var found = new BitSet(rules.size());
    found.or(always);
    long last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      long two = ((last << BITS) & TWO) | c;
      last = ((last << BITS) & THREE) | c;
      add(found, c);
      add(found, two);
      add(found, last);
    }
    List<Lexicon.Rule> candidates = new ArrayList<>(found.cardinality());
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      candidates.add(rules.get(i));
    }
    return candidates;
  }

  private void add(BitSet found, long key) {
    if (taken.get(place(key))) {
      BitSet more = byLandmark.get(key);
      if (more != null) {
        found.or(more);
      }
    }
  }

  private static int place(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 48);
  }
}
