package com.mangaassist.backend.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the bot to scripted conversations; prints the share that passes and every fault. */
class ConversationsTest {
  private static final double ENOUGH = 0.95;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations.jsonl",
        "held-out.jsonl",
        "more-held-out.jsonl",
        "third-held-out.jsonl",
        "fourth-held-out.jsonl",
        "fifth-held-out.jsonl",
        "sixth-held-out.jsonl",
        "seventh-held-out-ja.jsonl",
        "seventh-held-out-en.jsonl"
      })
  void answersAsCustomersExpect(String resource) throws IOException {
    List<String> wronglyRated = new ArrayList<>();
    int passed = 0;
    List<Script> scripts = Script.load(resource);
    try (var index = LuceneProductIndex.open(Catalog.bundled())) {
      var judge = new Judge(index.catalog());
      var talk = new Talk(index);
      for (Script script : scripts) {
        var replies =
            talk.hold(script.turns().stream().map(Script.Turn::user).toList(), script.segment());
        boolean right = true;
        for (int i = 0; i < replies.size(); i++) {
          var expected = script.turns().get(i).expect();
          var faults = judge.faults(expected, replies.get(i));
          if (Judge.wronglyRated(expected, replies.get(i))) {
            wronglyRated.add(script.id() + " " + script.turns().get(i).user());
          }
          right &= faults.isEmpty();
          report(script, i, replies.get(i), faults);
        }
        passed += right ? 1 : 0;
      }
    }
    double share = (double) passed / scripts.size();
    System.out.printf("%s: %d of %d pass (%.3f)%n", resource, passed, scripts.size(), share);
    assertEquals(List.of(), wronglyRated, "rated though ordinary");
    assertTrue(share >= ENOUGH, () -> resource + ": " + share);
  }

  private static void report(Script script, int turn, Talk.Reply reply, List<String> faults) {
    var expected = script.turns().get(turn).expect();
    var severity = reply.understanding().moderation().severity();
    if (severity != expected.moderation()) {
      System.out.printf(
          "%s/%d rated %s, expected %s%n", script.id(), turn + 1, severity, expected.moderation());
    }
    for (String fault : faults) {
      System.out.printf(
          "%s/%d %.80s: %.120s%n  %s%n",
          script.id(),
          turn + 1,
          script.turns().get(turn).user(),
          fault,
          reply.answer().replace("\n", " "));
    }
  }
}
