package com.mangaassist.backend.pipeline.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Holds moderation to messages that were written apart from its rules, the disguised ones included.
 */
class ModerationHeldOutTest {
  private static final double ENOUGH = 0.97;

  private final Moderation moderation = new Moderation();

  record Case(
      @JsonProperty("text") String text,
      @JsonProperty("severity") String severity,
      @JsonProperty("category") String category,
      @JsonProperty("note") String note) {
    Severity expected() {
      return Severity.valueOf(severity.toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void leavesHarmlessLookAlikesAlone() throws IOException {
    List<String> rated = new ArrayList<>();
    for (Case harmless : cases()) {
      ModerationVerdict verdict = moderation.rateMessage(harmless.text());
      if (harmless.expected() == Severity.NONE && verdict.severity() != Severity.NONE) {
        rated.add(harmless.text() + " " + verdict);
      }
    }
    assertEquals(List.of(), rated);
  }

  @Test
  void ratesAsThePeopleWhoWroteThemDid() throws IOException {
    List<Case> all = cases();
    List<String> wrong = new ArrayList<>();
    for (Case one : all) {
      ModerationVerdict verdict = moderation.rateMessage(one.text());
      boolean named = one.category().isEmpty() || verdict.categories().contains(one.category());
      if (verdict.severity() != one.expected() || !named) {
        wrong.add(one.severity() + " " + one.text() + " -> " + verdict);
      }
    }
    double share = 1 - (double) wrong.size() / all.size();
    System.out.printf(
        "%d of %d rated as expected (%.3f)%n", all.size() - wrong.size(), all.size(), share);
    wrong.forEach(System.out::println);
    assertTrue(share >= ENOUGH, () -> share + ": " + wrong);
  }

  @Test
  void masksWhatIsPersonalInEveryOneOfThem() throws IOException {
    for (Case one : cases()) {
      boolean personal =
          List.of("payment_card", "phone", "email", "address", "national_id")
              .contains(one.category());
      if (personal) {
        String masked = moderation.masked(one.text());
        assertTrue(masked.contains("[" + one.category() + "]"), masked);
        assertEquals(
            List.of(),
            new PersonalData().look(masked).findings(),
            () -> "still personal: " + masked);
      }
    }
  }

  private static List<Case> cases() throws IOException {
    try (var in =
        Objects.requireNonNull(ModerationHeldOutTest.class.getResourceAsStream("held-out.jsonl"))) {
      var cases = new ArrayList<Case>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        cases.add(Json.read(line, Case.class));
      }
      return cases;
    }
  }
}
