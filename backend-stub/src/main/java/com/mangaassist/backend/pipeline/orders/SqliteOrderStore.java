package com.mangaassist.backend.pipeline.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.policy.ShopTime;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders in the pipeline's SQLite file. A customer without any gets plausible ones at the first
 * question; from then on they are what the file says.
 */
public final class SqliteOrderStore implements OrderStore {

  /** The table; it grows by what payments tell. */
  public static final String SCHEMA =
      """
      CREATE TABLE shop_order (
        order_number TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        state TEXT NOT NULL,
        placed_on TEXT NOT NULL,
        changed_on TEXT NOT NULL,
        lines TEXT NOT NULL,
        shipping_jpy INTEGER NOT NULL,
        payment TEXT NOT NULL,
        carrier TEXT NOT NULL,
        tracking TEXT NOT NULL,
        PRIMARY KEY (customer_id, order_number)
      );
      """;

  private final SqliteDatabase database;
  private final SeededOrders seed;
  private final Clock clock;

  /**
   * On a file that has the table.
   *
   * @param products that seeded orders are of
   */
  public SqliteOrderStore(SqliteDatabase database, List<Product> products, Clock clock) {
    this.database = database;
    this.seed = new SeededOrders(products);
    this.clock = clock;
  }

  @Override
  public List<Order> latest(String customerId, int limit) {
    List<Order> known = database.read(c -> read(c, customerId, limit));
    if (!known.isEmpty()) {
      return known;
    }
    List<Order> seeded = seed.of(customerId, LocalDate.now(clock.withZone(ShopTime.ZONE)));
    database
        .write(
            c -> {
              for (Order order : seeded) {
                insert(c, order);
              }
              return true;
            })
        .join();
    return seeded.subList(0, Math.min(limit, seeded.size()));
  }

  @Override
  public void keep(Order order) {
    var _ =
        database
            .write(
                c -> {
                  insert(c, order);
                  return true;
                })
            .join();
  }

  private static List<Order> read(Connection c, String customerId, int limit) throws SQLException {
    return Sql.list(
        c,
        SqliteOrderStore::row,
        "SELECT * FROM shop_order WHERE customer_id = ? ORDER BY placed_on DESC, order_number"
            + " LIMIT ?",
        customerId,
        limit);
  }

  private static void insert(Connection c, Order order) throws SQLException {
    var lines = Json.object().putArray("lines");
    for (Order.Line line : order.lines()) {
      lines
          .addObject()
          .put("productId", line.productId())
          .put("title", line.title())
          .put("quantity", line.quantity())
          .put("unitPriceJpy", line.unitPriceJpy());
    }
    Sql.update(
        c,
        "INSERT OR IGNORE INTO shop_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        order.orderNumber(),
        order.customerId(),
        order.state().name(),
        order.placedOn().toString(),
        order.changedOn().toString(),
        Json.write(lines),
        order.shippingJpy(),
        order.payment(),
        order.carrier(),
        order.tracking());
  }

  private static Order row(ResultSet row) throws SQLException {
    return new Order(
        row.getString("order_number"),
        row.getString("customer_id"),
        OrderState.valueOf(row.getString("state")),
        LocalDate.parse(row.getString("placed_on")),
        LocalDate.parse(row.getString("changed_on")),
        lines(row.getString("lines")),
        row.getInt("shipping_jpy"),
        row.getString("payment"),
        row.getString("carrier"),
        row.getString("tracking"));
  }

  private static List<Order.Line> lines(String json) throws SQLException {
    List<Order.Line> lines = new ArrayList<>();
    try {
      for (JsonNode line : Json.parse(json)) {
        lines.add(
            new Order.Line(
                line.path("productId").asText(),
                line.path("title").asText(),
                line.path("quantity").asInt(),
                line.path("unitPriceJpy").asInt()));
      }
      return lines;
    } catch (Json.MalformedJsonException e) {
      throw new SQLException("An order's lines cannot be read: " + e.getMessage(), e);
    }
  }
}
