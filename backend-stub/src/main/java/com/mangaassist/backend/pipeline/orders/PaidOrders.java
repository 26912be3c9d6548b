package com.mangaassist.backend.pipeline.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.functions.BusEvent;
import com.mangaassist.backend.pipeline.policy.ShopTime;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.platform.parts.IdText;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 *
 * <p>The catalog names the goods and their prices. An item's own {@code unit_price} goes before the
 * catalog's, and its {@code title} (else its id) names what is not sold. The order's total is the
 * amount: what it has beyond the goods is shipping; if it is less than the goods cost, the lack
 * stands as shipping below 0, which no customer is told of. Goods whose price nobody knows cost
 * what the others left of the amount, rounded up for each copy.
 */
public final class PaidOrders {

  private static final Logger LOG = LoggerFactory.getLogger(PaidOrders.class);

  private static final String TYPE = "PaymentCompleted";
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._:@-]{1,64}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");
  private static final int MOST_LINES = 50;
  private static final int MOST_COPIES = 999;
  private static final int MOST_YEN = 1_000_000_000;
  private static final int LONGEST_PRODUCT_ID = 100;
  private static final int LONGEST_TITLE = 300;
  private static final int UNKNOWN = -1;

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
    LocalDate paid = LocalDate.ofInstant(event.time(), ShopTime.ZONE);
    OptionalInt amount = amount(detail);
    List<Order.Line> lines = priced(lines(detail.path("items")), amount);
    orders.keep(
        new Order(
            orderId(detail),
            customerId(detail),
            OrderState.PAID,
            paid,
            paid,
            lines,
            amount.isPresent() ? shipping(amount.getAsInt(), lines) : 0,
            detail.path("payment_method").asText("credit_card"),
            "",
            ""));
  }

  private static String orderId(JsonNode detail) {
    String id = detail.path("order_id").asText("");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("order_id has to be an id of 1 to 64 characters");
    }
    return id;
  }

  /** Whoever may chat may buy. */
  private static String customerId(JsonNode detail) {
    String id = detail.path("customer_id").textValue();
    String problem = IdText.problem(id);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("customer_id " + problem);
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
      lines.add(line(item));
    }
    return lines;
  }

  private Order.Line line(JsonNode item) {
    String id = item.path("product_id").asText("");
    if (id.isBlank() || id.length() > LONGEST_PRODUCT_ID) {
      throw new IllegalArgumentException("product_id has to name a product");
    }
    Optional<Product> product = index.catalog().find(id);
    int price =
        item.hasNonNull("unit_price")
            ? yen(item, "unit_price", 0)
            : product.map(Product::priceJpy).orElse(UNKNOWN);
    String title = product.map(Product::titleJa).orElseGet(() -> title(item, id));
    return new Order.Line(id, title, quantity(item.path("quantity")), price);
  }

  private static String title(JsonNode item, String id) {
    String title = item.path("title").asText("").strip();
    return title.isEmpty() || title.length() > LONGEST_TITLE ? id : title;
  }

  /** One copy, unless it says how many. */
  private static int quantity(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return 1;
    }
    int quantity = 0;
    if (given.isIntegralNumber() && given.canConvertToInt()) {
      quantity = given.intValue();
    } else if (given.isTextual() && DIGITS.matcher(given.textValue()).matches()) {
      quantity = Integer.parseInt(given.textValue());
    }
    if (quantity < 1 || quantity > MOST_COPIES) {
      throw new IllegalArgumentException("quantity has to be 1 to " + MOST_COPIES);
    }
    return quantity;
  }

  /** Divides what the others left of the amount among the goods of which no price is known. */
  private static List<Order.Line> priced(List<Order.Line> lines, OptionalInt amount) {
    List<Order.Line> known = new ArrayList<>(lines);
    known.removeIf(line -> line.unitPriceJpy() == UNKNOWN);
    if (known.size() == lines.size()) {
      return lines;
    }
    if (amount.isEmpty()) {
      throw new IllegalArgumentException("nobody told the price of an item, nor the amount");
    }
    long left = Math.max(0, amount.getAsInt() - Order.goodsJpy(known));
    int copies =
        lines.stream()
            .filter(line -> line.unitPriceJpy() == UNKNOWN)
            .mapToInt(Order.Line::quantity)
            .sum();
    int each = Math.toIntExact(Math.ceilDiv(left, copies));
    return lines.stream()
        .map(
            line ->
                line.unitPriceJpy() == UNKNOWN
                    ? new Order.Line(line.productId(), line.title(), line.quantity(), each)
                    : line)
        .toList();
  }

  private static OptionalInt amount(JsonNode detail) {
    String currency = detail.path("currency").asText("JPY");
    if (!currency.equalsIgnoreCase("JPY")) {
      throw new IllegalArgumentException("currency has to be JPY, in which the shop sells");
    }
    return detail.has("amount") ? OptionalInt.of(yen(detail, "amount", 1)) : OptionalInt.empty();
  }

  /** What was paid beyond the goods; below 0 if they cost more. */
  private static int shipping(int amount, List<Order.Line> lines) {
    long beyond = amount - Order.goodsJpy(lines);
    if (beyond < -MOST_YEN) {
      throw new IllegalArgumentException("amount is far from what the items cost");
    }
    return (int) beyond;
  }

  private static int yen(JsonNode object, String name, int least) {
    return Json.whole(object.path(name), least, MOST_YEN)
        .orElseThrow(
            () -> new IllegalArgumentException(name + " has to be whole yen from " + least));
  }
}
