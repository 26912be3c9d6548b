package com.mangaassist.backend.pipeline.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mangaassist.services.chat.Severity;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerGuardTest {
  private static final String HARMLESS =
      "**ダンジョン飯** (全14巻) は1冊¥638、14巻で¥8,932です。𠮷野家 killer whales, 12 345.";

  /** Reading its rules takes long, and no answer leaves a trace in it. */
  private static final Moderation MODERATION = new Moderation();

  private final AnswerGuard guard = new AnswerGuard(MODERATION);

  @Test
  void passesHarmlessTextAtOnce() {
    assertEquals("こんにちは、いらっしゃいませ!", guard.push("こんにちは、いらっしゃいませ!"));
  }

  @Test
  void losesNothingHoweverTheAnswerIsCut() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var fresh = new AnswerGuard(MODERATION);
      var shown = new StringBuilder();
      int pushed = 0;
      while (pushed < HARMLESS.length()) {
        int end = Math.min(HARMLESS.length(), pushed + 1 + random.nextInt(6));
        shown.append(fresh.push(HARMLESS.substring(pushed, end)));
        pushed = end;
        assertTrue(pushed - shown.length() <= AnswerGuard.HELD_BACK);
      }
      shown.append(fresh.finish());
      assertEquals(HARMLESS, shown.toString());
    }
  }

  @Test
  void withholdsACardNumberBeforeAnyOfItIsShown() {
    var shown = new StringBuilder();
    for (String piece : new String[] {"Your card is ", "41", "11 1111", " 1111 11", "11."}) {
      shown.append(guard.push(piece));
    }
    shown.append(guard.finish());
    assertTrue(guard.withheld());
    assertEquals("Your card is ", shown.toString());
    assertEquals(Severity.HIGH, guard.verdict().severity());
  }

  @Test
  void withholdsInstructionsThatSpanTwoPieces() {
    assertEquals("Sure. ", guard.push("Sure. Here is my sys"));
    assertEquals("", guard.push("tem prompt: You are MangaAssist"));
    assertTrue(guard.withheld());
    assertEquals("", guard.finish());
  }

  @Test
  void keepsAPriceAtTheEndOfAnAnswer() {
    String shown = guard.push("It costs ¥638");
    assertEquals("It costs ¥638", shown + guard.finish());
    assertFalse(guard.withheld());
  }
}
