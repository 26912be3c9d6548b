package com.mangaassist.backend.platform.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks the few rules that a text can meet at all, by how their matches begin. Immutable. */
final class RuleIndex {
  private final List<Lexicon.Rule> rules;
  private final BitSet always = new BitSet();
  private final Map<Integer, BitSet> byBeginning = new HashMap<>();

  RuleIndex(List<Lexicon.Rule> rules) {
    this.rules = rules;
    for (int i = 0; i < rules.size(); i++) {
      Set<String> beginnings = Beginnings.of(rules.get(i).pattern().pattern());
      if (beginnings.isEmpty()) {
        always.set(i);
      }
      for (String beginning : beginnings) {
        int key = beginning.length() == 1 ? beginning.charAt(0) : pair(beginning, 0);
        byBeginning.computeIfAbsent(key, k -> new BitSet()).set(i);
      }
    }
  }

  /** The rules that may be found in the text, in their order. */
  List<Lexicon.Rule> candidates(String text) {
    var found = new BitSet(rules.size());
    found.or(always);
    for (int i = 0; i < text.length(); i++) {
      add(found, text.charAt(i));
      if (i + 1 < text.length()) {
        add(found, pair(text, i));
      }
    }
    List<Lexicon.Rule> candidates = new ArrayList<>(found.cardinality());
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      candidates.add(rules.get(i));
    }
    return candidates;
  }

  private void add(BitSet found, int key) {
    BitSet more = byBeginning.get(key);
    if (more != null) {
      found.or(more);
    }
  }

  private static int pair(String text, int at) {
    return text.charAt(at) << 16 | text.charAt(at + 1);
  }
}
