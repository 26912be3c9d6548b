package com.mangaassist.backend.pipeline.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.functions.BusEvent;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the order store by the {@code PaymentCompleted} events of {@code mangaassist.payments}:
 * what was paid for is an order that waits to be packed, and the bot knows of it from then on.
 *
 * <p>An event has {@code order_id}, {@code items} (JSON, a text with a list of {@code product_id}
 * and {@code quantity}), {@code amount} and {@code currency}, and {@code customer_id}, without
 * which nobody could be told of the order. Yen have no minor unit: {@code amount} is whole yen.
 */
public final class PaidOrders {

  private static final Logger LOG = LoggerFactory.getLogger(PaidOrders.class);

  private static final String TYPE = "PaymentCompleted";
  private static final ZoneId SHOP = ZoneId.of("Asia/Tokyo");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._:@-]{1,64}");
  private static final int MOST_LINES = 50;
  private static final int MOST_COPIES = 999;

  private final OrderStore orders;
  private final ProductIndex index;

  /**
   * Keeps orders there.
   *
   * @param index whose catalog names what was bought, with its price
   */
  public PaidOrders(OrderStore orders, ProductIndex index) {
    this.orders = orders;
    this.index = index;
  }

  /**
   * Keeps the order of a payment; other events are none of its business.
   *
   * @throws IllegalArgumentException if the event cannot be understood
   */
  public void keep(BusEvent event) {
    if (!event.detailType().equals(TYPE)) {
      return;
    }
    JsonNode detail = event.detail();
    if (!detail.path("customer_id").isTextual()) {
      LOG.warn("A {} names no customer: nobody can be told of its order", TYPE);
      return;
    }
    LocalDate paid = LocalDate.ofInstant(event.time(), SHOP);
    List<Order.Line> lines = lines(detail.path("items"));
    orders.keep(
        new Order(
            id(detail, "order_id"),
            id(detail, "customer_id"),
            OrderState.PAID,
            paid,
            paid,
            lines,
            shipping(detail, lines),
            detail.path("payment_method").asText("credit_card"),
            "",
            ""));
  }

  private static String id(JsonNode detail, String name) {
    String id = detail.path(name).asText("");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(name + " has to be an id of 1 to 64 characters");
    }
    return id;
  }

  private List<Order.Line> lines(JsonNode items) {
    JsonNode list = items;
    if (items.isTextual()) {
      try {
        list = Json.parse(items.textValue());
      } catch (MalformedJsonException e) {
        throw new IllegalArgumentException("items cannot be read: " + e.getMessage(), e);
      }
    }
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_LINES) {
      throw new IllegalArgumentException("items has to be a list of 1 to " + MOST_LINES);
    }
    List<Order.Line> lines = new ArrayList<>();
    for (JsonNode item : list) {
      String productId = item.path("product_id").asText("");
      Product product =
          index
              .catalog()
              .find(productId)
              .orElseThrow(
                  () -> new IllegalArgumentException("items has a product that is not sold"));
      int quantity = item.path("quantity").asInt(1);
      if (quantity < 1 || quantity > MOST_COPIES) {
        throw new IllegalArgumentException("quantity has to be 1 to " + MOST_COPIES);
      }
      lines.add(new Order.Line(productId, product.titleJa(), quantity, product.priceJpy()));
    }
    return lines;
  }

  /** What was paid beyond the goods. */
  private static int shipping(JsonNode detail, List<Order.Line> lines) {
    String currency = detail.path("currency").asText("JPY");
    if (!currency.equalsIgnoreCase("JPY")) {
      throw new IllegalArgumentException("currency has to be JPY, in which the shop sells");
    }
    if (!detail.has("amount")) {
      return 0;
    }
    try {
      int amount = new BigDecimal(detail.path("amount").asText()).intValueExact();
      int goods = lines.stream().mapToInt(line -> line.quantity() * line.unitPriceJpy()).sum();
      return Math.max(0, amount - goods);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("amount has to be whole yen", e);
    }
  }
}
