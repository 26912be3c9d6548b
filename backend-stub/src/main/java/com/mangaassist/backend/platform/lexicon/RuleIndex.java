package com.mangaassist.backend.platform.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks the few rules that a text can meet at all, by what their matches hold. Immutable. */
final class RuleIndex {

  /** Four characters, the longest landmark, fill a key. */
  private static final int BITS = Character.SIZE;

  /** Bits that landmarks fall on, few enough to stay in the processor's nearest cache. */
  private static final int FILTER = 1 << 15;

  /** Places of the table for each landmark. */
  private static final int ROOMY = 4;

  private static final long TWO = 0xFFFF_FFFFL;
  private static final long THREE = 0xFFFF_FFFF_FFFFL;

  private final List<Lexicon.Rule> rules;
  private final long[] always;

  /** Where landmarks fall; most of a text falls on none. */
  private final long[] filter = new long[FILTER / Long.SIZE];

  /** An open hash table: at the place of a landmark, or behind it, its rules as bits. */
  private final long[] keys;

  private final long[][] found;
  private final int shift;

  RuleIndex(List<Lexicon.Rule> rules) {
    this.rules = rules;
    var without = new BitSet();
    Map<Long, BitSet> byLandmark = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      Set<String> landmarks = Landmarks.of(rules.get(i).pattern().pattern());
      if (landmarks.isEmpty()) {
        without.set(i);
      }
      for (String landmark : landmarks) {
        long key = 0;
        for (int k = 0; k < landmark.length(); k++) {
          key = (key << BITS) | landmark.charAt(k);
        }
        byLandmark.computeIfAbsent(key, none -> new BitSet()).set(i);
      }
    }
    always = Arrays.copyOf(without.toLongArray(), words());
    int places = Integer.highestOneBit(Math.max(1, byLandmark.size())) * ROOMY;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    keys = new long[places];
    found = new long[places][];
    byLandmark.forEach(
        (key, bits) -> {
          long mixed = mixed(key);
          filter[(int) (mixed & (FILTER - 1)) >>> 6] |= 1L << mixed;
          int at = (int) (mixed >>> shift);
          while (keys[at] != 0) {
            at = (at + 1) & (places - 1);
          }
          keys[at] = key;
          found[at] = Arrays.copyOf(bits.toLongArray(), words());
        });
  }

  private int words() {
    return (rules.size() + Long.SIZE - 1) / Long.SIZE;
  }

  /** The rules that may be found in the text, in their order. */
  List<Lexicon.Rule> candidates(String text) {
    long[] bits = always.clone();
    long last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = Landmarks.kind(text.charAt(i));
      last = (last << BITS) | c;
      add(bits, c);
      add(bits, last & TWO);
      add(bits, last & THREE);
      add(bits, last);
    }
    List<Lexicon.Rule> candidates = new ArrayList<>();
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        candidates.add(rules.get(word * Long.SIZE + Long.numberOfTrailingZeros(left)));
      }
    }
    return candidates;
  }

  private void add(long[] bits, long key) {
    long mixed = mixed(key);
    if ((filter[(int) (mixed & (FILTER - 1)) >>> 6] & (1L << mixed)) == 0) {
      return;
    }
    for (int at = (int) (mixed >>> shift); keys[at] != 0; at = (at + 1) & (keys.length - 1)) {
      if (keys[at] == key) {
        long[] more = found[at];
        for (int word = 0; word < bits.length; word++) {
          bits[word] |= more[word];
        }
        return;
      }
    }
  }

  private static long mixed(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
