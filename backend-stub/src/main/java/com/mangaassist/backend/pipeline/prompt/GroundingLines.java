package com.mangaassist.backend.pipeline.prompt;

import com.mangaassist.backend.pipeline.orders.Order;
import com.mangaassist.backend.pipeline.policy.PolicySection;
import com.mangaassist.services.json.Json;

/** Orders and rules of the shop as a model reads them: one JSON object a line. */
final class GroundingLines {
  private GroundingLines() {}

  /** Both sections of the prompt; empty when there is nothing to say. */
  static String of(Grounding grounding, boolean japanese) {
    var text = new StringBuilder();
    if (!grounding.orders().isEmpty()) {
      text.append("\n# Orders of this customer, the newest first\n");
      grounding.orders().forEach(order -> text.append(line(order)).append('\n'));
    }
    if (!grounding.policy().isEmpty()) {
      text.append("\n# Shop policy for this message\n");
      grounding.policy().forEach(section -> text.append(line(section, japanese)).append('\n'));
    }
    return text.toString();
  }

  private static String line(Order order) {
    var fields =
        Json.object()
            .put("order_number", order.orderNumber())
            .put("state", order.state().wireName())
            .put("placed_on", order.placedOn().toString())
            .put("state_since", order.changedOn().toString());
    var items = fields.putArray("items");
    for (Order.Line item : order.lines()) {
      items
          .addObject()
          .put("product_id", item.productId())
          .put("title", item.title())
          .put("quantity", item.quantity());
    }
    fields
        .put("shipping_jpy", Math.max(0, order.shippingJpy()))
        .put("total_jpy", order.totalJpy())
        .put("payment", order.payment())
        .put("carrier", order.carrier())
        .put("tracking", order.tracking());
    return Json.write(fields);
  }

  private static String line(PolicySection section, boolean japanese) {
    return Json.write(
        Json.object()
            .put("policy", section.id())
            .put("text", japanese ? section.japanese() : section.english()));
  }
}
