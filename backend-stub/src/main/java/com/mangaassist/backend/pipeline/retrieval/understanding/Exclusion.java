package com.mangaassist.backend.pipeline.retrieval.understanding;

import java.util.regex.Pattern;

/** Tells from the words around a topic that it must not occur. */
final class Exclusion {
  private static final Pattern AFTER =
      Pattern.compile(
          "^ ?の?(?:(?:や|と|とか|も)[^ ]{1,8}?)?(?:転生|転移|召喚|系|もの|の|やつ|話|漫画|まんが|要素|描写|しーん|な|すぎる|過ぎる)*(?:いがい|以外|じゃな|ではな|でな|[はがも]?(?:ぬき|抜き|なし|無し)|(?:の|が|は)(?:ほとんど)?ない(?!か|です|でしょ|の$|のか|んです|$)|[はが]?(?:にがて|苦手|きらい|嫌い|いや(?!つ)|嫌|だめ|むり|無理|避け|除|ng(?![a-z])|勘弁|遠慮|ぱす|いらな|要らな|不要|控え|ひかえ|少な|弱め|薄め|抑え)|(?:への?|に)?耐性(?:が|は)?(?:な|ぜろ|ゼロ|低|弱|無)|(?:とか|など|なんか)(?:は|が|の)?(?:ない(?!か|です|$)|なし|いらな|苦手)|をのぞ|を除|に?飽き|は?飽き|くない|っぽくな|(?:すぎ|過ぎ)(?:な|ず))");

  private static final Pattern ADJECTIVE_AFTER = Pattern.compile("^ ?(?:は|も)?(?:な[いくさ]|ねえ|ねー)");
  private static final Pattern FREE = Pattern.compile("^ free(?: |$)");

  private static final String NEGATIONS =
      "(?<!why )not|non|without|except(?: for)?|other than|(?:anything|everything|all) but|apart from|nothing|avoid(?:ing)?|hates?|dislikes?"
          + "|(?:dont|doesnt|do not) (?:like|want|enjoy|have)|cant stand|excluding|exclude|isnt|arent"
          + "|never|minus|less|sans|free (?:of|from)|lack(?:s|ing)|hardly any|(?:tired|sick) of";
  private static final String FILLERS =
      "(?: (?:about|too|very|any|so|the|a|for|really|overly|much|stuff|with|that|fan of|into|interested"
          + " in|set in|in|at|involving|containing|particularly|super))*";
  private static final String LISTED = "(?: [a-z]{3,14} (?:or|nor)" + FILLERS + ")?";
  private static final Pattern BEFORE = before(NEGATIONS + "|no");

  /** "osusume no isekai": the particle of romanised Japanese denies nothing. */
  private static final Pattern BEFORE_ROMAJI = before(NEGATIONS);

  private static final Pattern ROMAJI =
      Pattern.compile(
          "\\b(?:osusume|arimasu|arimasuka|kudasai|desu|desuka|manga wo|yomitai|oshiete|hoshii|aru|boku|ore|watashi|kimi)\\b");

  private Exclusion() {}

  private static Pattern before(String negations) {
    return Pattern.compile("(?<![a-z0-9])(?:" + negations + ")" + FILLERS + LISTED + " ?$");
  }

  /**
   * Whether the topic is denied; all three folded, with blanks where words begin.
   *
   * @param topic as it is written
   */
  static boolean around(String before, String topic, String after) {
    boolean adjective = topic.endsWith("く") && ADJECTIVE_AFTER.matcher(after).find();
    if (adjective || AFTER.matcher(after).find() || FREE.matcher(after).find()) {
      return true;
    }
    boolean romaji = ROMAJI.matcher(before).find() || ROMAJI.matcher(after).find();
    return (romaji ? BEFORE_ROMAJI : BEFORE).matcher(before).find();
  }
}
