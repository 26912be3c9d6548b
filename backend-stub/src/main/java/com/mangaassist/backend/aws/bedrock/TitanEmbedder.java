package com.mangaassist.backend.aws.bedrock;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Turns text into a vector such that texts which share words or pieces of words point the same way.
 * Its features are words, their character trigrams, and single characters to trigrams of Japanese
 * runs, after NFKC, lower case and katakana to hiragana. Each feature adds to a few components that
 * its hash chooses (a sparse random projection), so the same text always gets the same vector. It
 * knows spelling, not meaning: that is what an offline stand-in can do without a trained model.
 */
final class TitanEmbedder {
  private static final int COMPONENTS_PER_FEATURE = 8;
  private static final float WORD = 1.0f;
  private static final float LATIN_TRIGRAM = 0.35f;
  private static final float[] JAPANESE = {0.3f, 1.0f, 0.8f};
  private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  private TitanEmbedder() {}

  /** A vector of {@code dimensions} components; of length 1 when {@code normalize} is set. */
  static float[] embed(String text, int dimensions, boolean normalize) {
    Map<String, Float> weights = new HashMap<>();
    collect(fold(text), weights);
    float[] vector = new float[dimensions];
    weights.forEach((feature, weight) -> project(feature, (float) Math.sqrt(weight), vector));
    if (normalize) {
      normalize(vector);
    }
    return vector;
  }

  private static String fold(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder hiragana = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      hiragana.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - KATAKANA_TO_HIRAGANA) : c);
    }
    return hiragana.toString();
  }

  private static void collect(String text, Map<String, Float> weights) {
    int at = 0;
    while (at < text.length()) {
      int kind = kind(text.codePointAt(at));
      int end = at;
      while (end < text.length() && kind(text.codePointAt(end)) == kind) {
        end += Character.charCount(text.codePointAt(end));
      }
      String run = text.substring(at, end);
      if (kind == 1) {
        word(run, weights);
      } else if (kind == 2) {
        japanese(run, weights);
      }
      at = end;
    }
    if (weights.isEmpty()) {
      weights.put(text, WORD);
    }
  }

  /** 0 for what separates, 1 for letters of words, 2 for Japanese characters. */
  private static int kind(int codePoint) {
    if (!Character.isLetterOrDigit(codePoint) && codePoint != 'ー') {
      return 0;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
      default -> codePoint == 'ー' ? 2 : 1;
    };
  }

  private static void word(String word, Map<String, Float> weights) {
    weights.merge(word, WORD, Float::sum);
    String bounded = "<" + word + ">";
    for (int i = 0; i + 3 <= bounded.length(); i++) {
      weights.merge(bounded.substring(i, i + 3), LATIN_TRIGRAM, Float::sum);
    }
  }

  private static void japanese(String run, Map<String, Float> weights) {
    int[] characters = run.codePoints().toArray();
    for (int size = 1; size <= JAPANESE.length; size++) {
      for (int i = 0; i + size <= characters.length; i++) {
        weights.merge(new String(characters, i, size), JAPANESE[size - 1], Float::sum);
      }
    }
  }

  private static void project(String feature, float weight, float[] vector) {
    long state = 0;
    for (int i = 0; i < feature.length(); i++) {
      state = mix(state + feature.charAt(i) + GOLDEN_GAMMA);
    }
    for (int i = 0; i < COMPONENTS_PER_FEATURE; i++) {
      state += GOLDEN_GAMMA;
      long bits = mix(state);
      int component = (int) Long.remainderUnsigned(bits >>> 1, vector.length);
      vector[component] += (bits & 1) == 0 ? weight : -weight;
    }
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  private static void normalize(float[] vector) {
    double sum = 0;
    for (float component : vector) {
      sum += (double) component * component;
    }
    float length = (float) Math.sqrt(sum);
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
    }
  }
}
