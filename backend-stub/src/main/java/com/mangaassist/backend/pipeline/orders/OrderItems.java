package com.mangaassist.backend.pipeline.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Orders as items of a DynamoDB table; dates in ISO 8601, amounts in whole yen. */
final class OrderItems {
  private OrderItems() {}

  static Map<String, AttributeValue> write(Order order) {
    return Map.ofEntries(
        Map.entry("customer_id", text(order.customerId())),
        Map.entry("order_number", text(order.orderNumber())),
        Map.entry("state", text(order.state().name())),
        Map.entry("placed_on", text(order.placedOn().toString())),
        Map.entry("changed_on", text(order.changedOn().toString())),
        Map.entry(
            "lines", AttributeValue.fromL(order.lines().stream().map(OrderItems::line).toList())),
        Map.entry("shipping_jpy", number(order.shippingJpy())),
        Map.entry("payment", text(order.payment())),
        Map.entry("carrier", text(order.carrier())),
        Map.entry("tracking", text(order.tracking())));
  }

  private static AttributeValue line(Order.Line line) {
    return AttributeValue.fromM(
        Map.of(
            "product_id", text(line.productId()),
            "title", text(line.title()),
            "quantity", number(line.quantity()),
            "unit_price_jpy", number(line.unitPriceJpy())));
  }

  /**
   * Reads it; what is not there is empty or 0, but for keys, state and dates.
   *
   * @throws IllegalArgumentException if one of these is missing or cannot be read
   * @throws java.time.DateTimeException if a date is none
   */
  static Order read(Map<String, AttributeValue> item) {
    return new Order(
        needed(item, "order_number"),
        needed(item, "customer_id"),
        OrderState.valueOf(needed(item, "state")),
        LocalDate.parse(needed(item, "placed_on")),
        LocalDate.parse(needed(item, "changed_on")),
        lines(item.get("lines")),
        whole(item, "shipping_jpy"),
        words(item, "payment"),
        words(item, "carrier"),
        words(item, "tracking"));
  }

  private static List<Order.Line> lines(@Nullable AttributeValue lines) {
    if (lines == null || !lines.hasL()) {
      return List.of();
    }
    return lines.l().stream()
        .map(AttributeValue::m)
        .map(
            line ->
                new Order.Line(
                    words(line, "product_id"),
                    words(line, "title"),
                    whole(line, "quantity"),
                    whole(line, "unit_price_jpy")))
        .toList();
  }

  private static String needed(Map<String, AttributeValue> item, String name) {
    String value = words(item, name);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static String words(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static int whole(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Integer.parseInt(value.n());
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }
}
