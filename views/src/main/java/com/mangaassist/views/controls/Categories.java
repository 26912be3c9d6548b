package com.mangaassist.views.controls;

import com.mangaassist.views.texts.Texts;
import java.util.Set;

/** What moderation found, in the window's language; what is not known is shown as it came. */
public final class Categories {

  private static final Set<String> KNOWN =
      Set.of(
          "address",
          "annoyance",
          "credential",
          "email",
          "fake_review",
          "harassment",
          "hate",
          "insult",
          "national_id",
          "payment_card",
          "personal_data_request",
          "phone",
          "piracy",
          "prompt_injection",
          "prompt_leak",
          "self_harm",
          "sexual",
          "sexual_harassment",
          "sexual_minors",
          "threat");

  private Categories() {}

  /**
   * The words of a category.
   *
   * @param texts of any pane
   * @param category as on the wire, {@code self_harm}
   */
  public static String words(Texts texts, String category) {
    return KNOWN.contains(category)
        ? texts.in("controls").now("category." + category)
        : category.replace('_', ' ');
  }
}
