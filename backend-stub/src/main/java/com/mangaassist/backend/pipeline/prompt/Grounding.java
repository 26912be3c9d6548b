package com.mangaassist.backend.pipeline.prompt;

import com.mangaassist.backend.pipeline.orders.Order;
import com.mangaassist.backend.pipeline.policy.PolicySection;
import java.util.List;

/**
 * What an answer about an order, a return, shipping or payment rests on.
 *
 * @param orders the customer's own, the newest first
 * @param policy the shop's rules that the message touches
 */
public record Grounding(List<Order> orders, List<PolicySection> policy) {

  /** Nothing: the message is about something else. */
  public static final Grounding NONE = new Grounding(List.of(), List.of());

  /** Copies the lists. */
  public Grounding {
    orders = List.copyOf(orders);
    policy = List.copyOf(policy);
  }

  /** True when the answer is for this customer alone. */
  public boolean personal() {
    return !orders.isEmpty();
  }
}
