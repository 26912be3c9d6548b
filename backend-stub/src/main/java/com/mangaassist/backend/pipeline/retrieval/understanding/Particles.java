package com.mangaassist.backend.pipeline.retrieval.understanding;

import java.util.regex.Pattern;

/** What may follow a title in a Japanese sentence. */
final class Particles {
  private static final Pattern AFTER_TITLE =
      Pattern.compile(
          "^(?:(?:は|が|を|の|も|と|に|って|とか|みたい|っぽい|ぽい|くらい|ぐらい|ください|おねがい|ある|あり|ほしい|よみたい|さいしん|ぜんかん|まんが|という|ください|いくら).*)");

  private Particles() {}

  static boolean mayFollow(String rest) {
    return AFTER_TITLE.matcher(rest).matches();
  }
}
