package com.mangaassist.backend.pipeline.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.platform.lexicon.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistressReaderTest {
  private final DistressReader reader = new DistressReader();
  private final Moderation moderation = new Moderation();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "my husband beats me; VIOLENCE",
        "旦那に殴られて、もうどうしたらいいか; VIOLENCE",
        "彼に暴力をふるわれています; VIOLENCE",
        "i'm scared of my boyfriend; VIOLENCE",
        "父に毎日殴られる; VIOLENCE_OF_PARENTS",
        "my mom is always hitting me; VIOLENCE_OF_PARENTS",
        "うちの猫が昨日死んじゃいました; LOSS",
        "we lost our grandma last week; LOSS",
        "失恋したばかりです; LOW_SPIRITS",
        "I had a terrible day; LOW_SPIRITS",
        "最近寂しくて; LONELINESS",
        "i feel so lonely tonight; LONELINESS",
        "i'm still grieving for my dad; LOSS",
        "妻に暴力を振るわれました; VIOLENCE",
        "もう死にたい; SELF_HARM",
        "my friend died and i want to kill myself; SELF_HARM",
        "友達が自殺した。私も死にたい; SELF_HARM",
        "友達が死にたいって言ってる; SELF_HARM_OF_ANOTHER",
        "my brother says he wants to kill himself; SELF_HARM_OF_ANOTHER",
      })
  void readsWhatWeighsOnTheCustomer(String message, Distress distress) {
    assertEquals(distress, of(message), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "my husband beats me at shogi every time",
        "my friend hit me up with a manga recommendation",
        "主人公が父親に殴られて育つ話ってありますか",
        "父親に虐待された少女の漫画",
        "母を亡くした少年の漫画ありますか",
        "父が死んで復讐する漫画",
        "大人の男の孤独を描いた漫画",
        "i'm sad that One Piece is out of stock",
        "死にたいと言う友達を救う漫画ありますか",
        "a manga where my hero wants to kill himself",
        "母は暴力が苦手なので、ほのぼのしたのをお願いします。",
        "息子には暴力的なのは見せたくないです。",
        "妻は暴力的なのが苦手です",
        "息子が太鼓を叩くのが好きです。音楽ものはありますか?",
        "my brother burns me cds",
        "any manga about a grieving widow?",
        "I'm a bit low on money, something under 500 yen?",
        "I'm down to try some romance",
        "i am blue lock fan",
      })
  void leavesWhatIsToldOfWorksAlone(String message) {
    assertEquals(Distress.NONE, of(message), message);
  }

  @Test
  void searchesNothingByTheWordsOfGrief() {
    assertFalse(reader.without("My dog died today, something funny please").contains("dog"));
  }

  private Distress of(String message) {
    return reader.of(PlainText.of(message), moderation.rateMessage(message));
  }
}
