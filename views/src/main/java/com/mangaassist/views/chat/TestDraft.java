package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.checks.Check;
import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.services.checks.Expectation;
import com.mangaassist.services.checks.TestStep;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A conversation as a test that expects what was answered. */
final class TestDraft {

  private TestDraft() {}

  /** The messages of the branch that is shown, each with what its answer had. */
  static ConversationTest of(TalkViewModel talk, Choices choices) {
    return new ConversationTest(
        UUID.randomUUID().toString(),
        talk.titleProperty().get(),
        talk.customerProperty().get(),
        talk.segmentProperty().get().wireName(),
        choices.languageProperty().get().code(),
        choices.requestedModel(),
        talk.turns().stream()
            .map(each -> new TestStep(each.row().message(), expectations(each)))
            .toList());
  }

  private static List<Expectation> expectations(Turn turn) {
    List<Expectation> expected = new ArrayList<>();
    ChatAnswer answer = turn.detailsProperty().get();
    if (answer != null) {
      expected.add(new Expectation(Check.INTENT, answer.intent().wireName(), false));
      answer.products().stream()
          .findFirst()
          .ifPresent(card -> expected.add(new Expectation(Check.PRODUCT, card.titleJa(), false)));
      expected.add(
          new Expectation(Check.SEVERITY, answer.moderation().severity().wireName(), false));
    }
    return expected;
  }
}
