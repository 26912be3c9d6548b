package com.mangaassist.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Long answers that are the same in every run. */
final class LongAnswer {

  private static final long SEED = 20_260_101;

  private static final List<String> PARTS =
      List.of(
          "## 料理漫画のおすすめ\n\n",
          "**ダンジョン飯**(全14巻)は、迷宮で魔物を料理しながら進む冒険もの。食の描写が細かく、物語もきれいに完結しています。\n\n",
          "If you liked *Vinland Saga*, the quiet second arc of **Kingdom** may suit you; see"
              + " [the shop](https://example.com/kingdom) for its volumes and prices.\n\n",
          "- 在庫あり、1冊¥814\n- in stock, ¥748 a volume\n  - ships tomorrow\n- 完結、全12巻\n\n",
          "1. Read the first volume.\n2. Then the second one.\n3. これは**「料理」**の話です。\n\n",
          "> 父と娘が一緒に料理を覚えていく温かい話です。 It is warm and short.\n\n",
          "| Title | Volumes | Price |\n|:--|--:|--:|\n| ダンジョン飯 | 14 | ¥814 |\n| 甘々と稲妻 | 12 |"
              + " ¥748 |\n\n",
          "```json\n{\"productId\": \"MNG-0684\", \"stock\": 37,\n  \"price\": 814}\n```\n\n",
          "A longer paragraph follows, whose sentences say little. It goes on for a while, as models"
              + " do when they are asked for everything at once. 長い段落も混ざります。It ends here.\n\n");

  private LongAnswer() {}

  /** So many tokens of Markdown of every kind, about four characters each. */
  static List<String> tokens(int count) {
    return cut(count, true);
  }

  /** So many tokens without a single line end. */
  static List<String> paragraph(int count) {
    return cut(count, false);
  }

  private static List<String> cut(int count, boolean lines) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> tokens = new ArrayList<>(count);
    String part = "";
    int at = 0;
    while (tokens.size() < count) {
      if (at >= part.length()) {
        part = PARTS.get(random.nextInt(PARTS.size()));
        part = lines ? part : part.replaceAll("[\\n|#>`-]+", " ");
        at = 0;
      }
      int to = Math.min(part.length(), at + 2 + random.nextInt(5));
      tokens.add(part.substring(at, to));
      at = to;
    }
    return tokens;
  }
}
