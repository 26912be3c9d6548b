package com.mangaassist.backend.pipeline.orders;

import java.time.LocalDate;
import java.util.List;

/**
 * One order of one customer.
 *
 * @param orderNumber as {@code MA-20418853}
 * @param changedOn when it came into its state, in Japan
 * @param shippingJpy below 0 where less was paid than the goods cost, so that the total is what was
 *     paid
 * @param tracking number of the parcel; empty until it is dispatched
 */
public record Order(
    String orderNumber,
    String customerId,
    OrderState state,
    LocalDate placedOn,
    LocalDate changedOn,
    List<Line> lines,
    int shippingJpy,
    String payment,
    String carrier,
    String tracking) {

  /** Copies of one product. */
  public record Line(String productId, String title, int quantity, int unitPriceJpy) {}

  /** Copies the list. */
  public Order {
    lines = List.copyOf(lines);
  }

  /** Yen, with shipping. */
  public long totalJpy() {
    return shippingJpy + goodsJpy(lines);
  }

  static long goodsJpy(List<Line> lines) {
    return lines.stream().mapToLong(line -> (long) line.quantity() * line.unitPriceJpy()).sum();
  }
}
