package com.mangaassist.backend.conversations;

import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.PromptMessage;
import com.mangaassist.backend.aws.bedrock.offline.OfflineLanguageModel;
import com.mangaassist.backend.pipeline.dialogue.Dialogue;
import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.orders.SeededOrders;
import com.mangaassist.backend.pipeline.policy.ShopPolicy;
import com.mangaassist.backend.pipeline.prompt.GroundingFinder;
import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.pipeline.prompt.PromptBuilder;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.models.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dialogue, prompt and model joined as the gateway joins them, without its sockets. */
final class Talk {
  private final Moderation moderation = new Moderation();
  private final PromptBuilder prompts = new PromptBuilder();
  private final OfflineLanguageModel model = new OfflineLanguageModel();
  private final Dialogue dialogue;
  private final GroundingFinder grounding;

  record Reply(Understanding understanding, String answer) {}

  Talk(ProductIndex index) {
    this.dialogue = new Dialogue(index);
    var orders = new SeededOrders(Catalog.bundled().products());
    this.grounding =
        new GroundingFinder(
            (customer, limit) -> orders.of(customer, LocalDate.of(2026, 3, 1)), new ShopPolicy());
  }

  /** One conversation in one session. */
  List<Reply> hold(List<String> messages, String segment) {
    List<StoredTurn> history = new ArrayList<>();
    List<Reply> replies = new ArrayList<>();
    for (String message : messages) {
      var understanding =
          dialogue.understand(message, history, null, moderation.rateMessage(message));
      String answer =
          model
              .reply(
                  asked(
                      prompts.build(
                          understanding,
                          message,
                          history,
                          segment,
                          grounding.find("customer-1", understanding, message))))
              .text();
      replies.add(new Reply(understanding, answer));
      history.add(stored(message, understanding, answer));
    }
    return replies;
  }

  private static ModelPrompt asked(Prompt prompt) {
    return new ModelPrompt(
        List.of(prompt.system()),
        prompt.messages().stream()
            .map(
                turn ->
                    new PromptMessage(
                        turn.fromCustomer()
                            ? PromptMessage.Role.USER
                            : PromptMessage.Role.ASSISTANT,
                        turn.text()))
            .toList(),
        prompt.maxTokens(),
        prompt.temperature(),
        List.of());
  }

  private static StoredTurn stored(String message, Understanding understood, String answer) {
    var details =
        new ChatAnswer(
            "s",
            "m",
            "c",
            answer,
            understood.intent(),
            "model",
            new Usage(1, 1),
            "0.000000",
            1,
            1,
            false,
            understood.products().stream().map(Talk::card).toList(),
            new FlagDecision("flag", 0, 100, "on", FlagReason.STATIC),
            understood.moderation(),
            new Timings(0, 0, 0, 0));
    return new StoredTurn(
        "m", "c", message, AnswerState.COMPLETE, answer, details, null, Instant.EPOCH);
  }

  private static ProductCard card(Hit hit) {
    var product = hit.product();
    return new ProductCard(
        product.productId(),
        product.titleJa(),
        product.titleEn(),
        product.priceJpy(),
        product.stock(),
        hit.score(),
        product.author(),
        product.volumes(),
        product.status().name().toLowerCase(Locale.ROOT));
  }
}
