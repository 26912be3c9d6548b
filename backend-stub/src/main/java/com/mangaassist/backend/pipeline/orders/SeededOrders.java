package com.mangaassist.backend.pipeline.orders;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Plausible orders for a customer of whom none are known: the same ones for the same customer and
 * day, whoever asks. A function of the id's digest, as the catalogue's prices are of theirs.
 */
public final class SeededOrders {
  private static final int FREE_SHIPPING_FROM = 3_000;
  private static final int SHIPPING = 330;
  private static final List<String> PAYMENTS =
      List.of("credit_card", "convenience_store", "paypay", "credit_card");
  private static final List<String> CARRIERS = List.of("Yamato Transport", "Japan Post");

  private final List<Product> products;

  /** Orders of these products. */
  public SeededOrders(List<Product> products) {
    this.products = List.copyOf(products);
  }

  /** Two to four orders, the newest first. */
  public List<Order> of(String customerId, LocalDate today) {
    int count = 2 + Math.floorMod(number(customerId, "count"), 3);
    List<Order> orders = new ArrayList<>();
    LocalDate placed = today;
    for (int i = 0; i < count; i++) {
      String salt = "order" + i;
      placed = placed.minusDays(1L + Math.floorMod(number(customerId, salt + "age"), 4) + 20L * i);
      orders.add(order(customerId, salt, placed, today));
    }
    return orders;
  }

  private Order order(String customerId, String salt, LocalDate placed, LocalDate today) {
    OrderState state = state(customerId, salt, placed, today);
    List<Order.Line> lines = lines(customerId, salt);
    long goods = Order.goodsJpy(lines);
    boolean sent = state == OrderState.SHIPPED || state == OrderState.DELIVERED;
    long days =
        Math.min(ChronoUnit.DAYS.between(placed, today), state == OrderState.DELIVERED ? 3 : 1);
    return new Order(
        "MA-%08d".formatted(10_000_000 + Math.floorMod(number(customerId, salt), 90_000_000)),
        customerId,
        state,
        placed,
        placed.plusDays(Math.max(0, days)),
        lines,
        goods >= FREE_SHIPPING_FROM ? 0 : SHIPPING,
        pick(PAYMENTS, number(customerId, salt + "pay")),
        sent ? pick(CARRIERS, number(customerId, salt + "carrier")) : "",
        sent
            ? "%012d"
                .formatted(
                    Math.floorMod((long) number(customerId, salt + "t") * 7919, 1_000_000_000_000L))
            : "");
  }

  /** What a week old is has mostly arrived; what is from yesterday is mostly being packed. */
  private static OrderState state(
      String customerId, String salt, LocalDate placed, LocalDate today) {
    long age = ChronoUnit.DAYS.between(placed, today);
    int chance = Math.floorMod(number(customerId, salt + "state"), 10);
    if (age > 6) {
      return chance == 0 ? OrderState.REFUNDED : OrderState.DELIVERED;
    }
    if (chance == 9) {
      return OrderState.CANCELLED;
    }
    return age <= 1 ? (chance < 4 ? OrderState.PAID : OrderState.PACKING) : OrderState.SHIPPED;
  }

  private List<Order.Line> lines(String customerId, String salt) {
    int count = 1 + Math.floorMod(number(customerId, salt + "lines"), 2);
    List<Order.Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Product product = pick(products, number(customerId, salt + "line" + i));
      int quantity = 1 + Math.floorMod(number(customerId, salt + "copies" + i), 3);
      lines.add(
          new Order.Line(product.productId(), product.titleJa(), quantity, product.priceJpy()));
    }
    return lines;
  }

  private static <T> T pick(List<T> from, int number) {
    return from.get(Math.floorMod(number, from.size()));
  }

  private static int number(String customerId, String salt) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5")
              .digest((salt + ":" + customerId).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
