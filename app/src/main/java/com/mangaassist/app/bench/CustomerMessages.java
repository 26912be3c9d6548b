package com.mangaassist.app.bench;

import java.util.List;

/** What customers ask in the benchmarks of the chat path. */
final class CustomerMessages {

  private static final List<String> ASKED =
      List.of(
          "ダンジョン飯はいくらですか?",
          "Do you have One Piece in stock?",
          "完結している少女漫画で、1冊600円以下のおすすめは?",
          "I like Vinland Saga. What else would I enjoy?",
          "料理の漫画を教えて",
          "Is Fullmetal Alchemist finished? How many volumes?",
          "こんにちは",
          "a dark fantasy for adults, under 800 yen a volume");

  private CustomerMessages() {}

  static String number(int n) {
    return ASKED.get(Math.floorMod(n, ASKED.size()));
  }
}
