package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells where an order of the prompt stands. */
final class OrderWriter {
  private final Phrases phrases;

  OrderWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * The order with that number, or the newest when none was named; empty when the prompt has no
   * such order.
   */
  String write(List<JsonNode> orders, String number) {
    Optional<JsonNode> order =
        orders.stream()
            .filter(
                one ->
                    number.isEmpty() || one.path("order_number").asText().equalsIgnoreCase(number))
            .findFirst();
    return order.map(one -> sentence(one, number.isEmpty())).orElse("");
  }

  private String sentence(JsonNode order, boolean newest) {
    String items =
        StreamSupport.stream(order.path("items").spliterator(), false)
            .map(item -> item.path("title").asText() + " ×" + item.path("quantity").asText())
            .collect(Collectors.joining(phrases.japanese() ? "、" : ", "));
    String state =
        phrases.say(
            "order.state." + order.path("state").asText().toLowerCase(Locale.ROOT),
            order.path("carrier").asText(),
            order.path("tracking").asText(),
            order.path("state_since").asText());
    return phrases.say(
        newest ? "order.newest" : "order.named",
        order.path("order_number").asText(),
        order.path("placed_on").asText(),
        items,
        phrases.yen(order.path("total_jpy").asLong()),
        state);
  }
}
