package com.mangaassist.backend.pipeline.prompt;

import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.orders.LatestOrders;
import com.mangaassist.backend.pipeline.policy.ShopPolicy;
import com.mangaassist.services.chat.Severity;
import java.util.List;

/** Finds what an answer rests on besides products; safe for many threads. */
public final class GroundingFinder {
  private static final int ORDERS = 4;

  private final LatestOrders orders;
  private final ShopPolicy policy;

  /** Looks into these. */
  public GroundingFinder(LatestOrders orders, ShopPolicy policy) {
    this.orders = orders;
    this.policy = policy;
  }

  /**
   * For one message.
   *
   * @param customerId who asks: no other customer's orders are looked at
   */
  public Grounding find(String customerId, Understanding understanding, String message) {
    return switch (understanding.intent()) {
      case ORDER_STATUS, REFUND, PAYMENT_PROBLEM ->
          new Grounding(orders.latest(customerId, ORDERS), policy.about(message));
      case AVAILABILITY, PRICE, UNKNOWN, SMALLTALK, RECOMMEND -> ofTheShop(understanding, message);
      case REVIEW_HELP, GREETING, ABUSE, PROMPT_INJECTION -> Grounding.NONE;
    };
  }

  /** What the shop's rules say of a message; nobody's orders are looked at. */
  public Grounding ofTheShop(Understanding understanding, String message) {
    // Somebody in distress or in anger is not answered with a rule.
    return understanding.moderation().severity() == Severity.NONE
        ? new Grounding(List.of(), policy.about(message))
        : Grounding.NONE;
  }
}
