package com.mangaassist.backend.pipeline.retrieval.text;

import java.util.HashMap;
import java.util.Map;

/**
 * How a name sounds, in a spelling of its own: kana and the common romanisations of one word come
 * out the same ({@code きめつ}, {@code kimetsu}, {@code kimetu}), long vowels and doubled consonants
 * are short. Kanji stay as they are.
 */
public final class Sound {
  private static final Map<String, String> KANA = kana();
  private static final String[][] SPELLINGS = {
    {"tch", "ch"}, {"sya", "sha"}, {"syu", "shu"}, {"syo", "sho"}, {"tya", "cha"}, {"tyu", "chu"},
    {"tyo", "cho"}, {"zya", "ja"}, {"zyu", "ju"}, {"zyo", "jo"}, {"jya", "ja"}, {"jyu", "ju"},
    {"jyo", "jo"}, {"cya", "cha"}, {"dzu", "zu"}, {"dzi", "ji"}, {"oh", "o"}, {"mb", "nb"},
    {"mp", "np"}, {"ou", "o"}, {"wo", "o"}, {"l", "r"}, {"v", "b"}
  };

  private Sound() {}

  /** The sound of a text; spaces and punctuation are gone. */
  public static String of(String text) {
    return ofFolded(Folding.fold(text));
  }

  /** The sound of a text that {@link Folding#fold} or {@link Folding#key} has folded already. */
  public static String ofFolded(String folded) {
    var out = new StringBuilder(folded.length() * 2);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c < 0x80) {
        if (c != ' ') {
          out.append(c);
        }
        continue;
      }
      String two = i + 1 < folded.length() ? KANA.get(folded.substring(i, i + 2)) : null;
      if (two != null) {
        out.append(two);
        i++;
        continue;
      }
      String one = KANA.get(String.valueOf(c));
      if (one != null) {
        out.append(one);
      } else if (c != 'ー' && c != 'っ') {
        out.append(c);
      }
    }
    return shortened(spelled(out.toString()));
  }

  private static String spelled(String romaji) {
    String spelled = romaji;
    for (String[] pair : SPELLINGS) {
      spelled = spelled.replace(pair[0], pair[1]);
    }
    // Kunrei spellings, told apart from what is already Hepburn.
    return spelled
        .replace("si", "shi")
        .replace("ti", "chi")
        .replace("tu", "tsu")
        .replace("hu", "fu")
        .replace("zi", "ji");
  }

  /** Repeated letters count once: long vowels and doubled consonants. */
  private static String shortened(String romaji) {
    int kept = 1;
    while (kept < romaji.length() && !repeats(romaji, kept)) {
      kept++;
    }
    if (kept >= romaji.length()) {
      return romaji;
    }
    var out = new StringBuilder(romaji.length()).append(romaji, 0, kept);
    for (int i = kept; i < romaji.length(); i++) {
      if (!repeats(romaji, i)) {
        out.append(romaji.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean repeats(String romaji, int at) {
    char c = romaji.charAt(at);
    return romaji.charAt(at - 1) == c && c < 0x80 && !Character.isDigit(c);
  }

  private static Map<String, String> kana() {
    var table = new HashMap<String, String>();
    String vowels = "aiueo";
    String[][] rows = {
      {"", "あいうえお"}, {"k", "かきくけこ"}, {"s", "さしすせそ"}, {"t", "たちつてと"}, {"n", "なにぬねの"},
      {"h", "はひふへほ"}, {"m", "まみむめも"}, {"r", "らりるれろ"}, {"g", "がぎぐげご"}, {"z", "ざじずぜぞ"},
      {"d", "だぢづでど"}, {"b", "ばびぶべぼ"}, {"p", "ぱぴぷぺぽ"}, {"", "ぁぃぅぇぉ"}
    };
    for (String[] row : rows) {
      for (int i = 0; i < 5; i++) {
        table.put(row[1].substring(i, i + 1), row[0] + vowels.charAt(i));
      }
    }
    String[] single = {
      "し", "shi", "ち", "chi", "つ", "tsu", "ふ", "fu", "じ", "ji", "ぢ", "ji", "づ", "zu", "や", "ya",
      "ゆ", "yu", "よ", "yo", "わ", "wa", "を", "o", "ん", "n", "ゔ", "bu", "ゃ", "ya", "ゅ", "yu", "ょ",
      "yo", "てぃ", "ti", "でぃ", "di", "とぅ", "tu", "どぅ", "du", "ふぁ", "fa", "ふぃ", "fi", "ふぇ", "fe",
      "ふぉ", "fo", "うぃ", "wi", "うぇ", "we", "うぉ", "wo", "ゔぁ", "ba", "ゔぃ", "bi", "ゔぇ", "be", "ゔぉ",
      "bo", "ちぇ", "che", "しぇ", "she", "じぇ", "je", "つぁ", "tsa"
    };
    for (int i = 0; i < single.length; i += 2) {
      table.put(single[i], single[i + 1]);
    }
    String[][] glides = {
      {"き", "ky"},
      {"し", "sh"},
      {"ち", "ch"},
      {"に", "ny"},
      {"ひ", "hy"},
      {"み", "my"},
      {"り", "ry"},
      {"ぎ", "gy"},
      {"じ", "j"},
      {"ぢ", "j"},
      {"び", "by"},
      {"ぴ", "py"}
    };
    for (String[] glide : glides) {
      table.put(glide[0] + "ゃ", glide[1] + "a");
      table.put(glide[0] + "ゅ", glide[1] + "u");
      table.put(glide[0] + "ょ", glide[1] + "o");
    }
    return Map.copyOf(table);
  }
}
