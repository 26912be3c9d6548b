package com.mangaassist.backend.pipeline.orders;

import java.time.LocalDate;
import java.util.List;

/**
 * One order of one customer.
 *
 * @param orderNumber as {@code MA-20418853}
 * @param changedOn when it came into its state, in Japan
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
  public int totalJpy() {
    return shippingJpy + lines.stream().mapToInt(l -> l.quantity() * l.unitPriceJpy()).sum();
  }
}
