package com.mangaassist.backend.pipeline.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.policy.ShopTime;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What publishers have told of the catalog since it was bundled, one row for each product. Events
 * may come twice and in any order: for each column the latest one that names it counts, and for the
 * sale the latest one that begins or ends it.
 */
public final class CatalogChanges {

  /** The table. */
  public static final String SCHEMA =
      """
      CREATE TABLE catalog_change (
        product_id TEXT PRIMARY KEY,
        told TEXT NOT NULL,
        told_at TEXT NOT NULL,
        discontinued INTEGER NOT NULL,
        sale_at INTEGER NOT NULL
      ) WITHOUT ROWID;
      """;

  private static final long NEVER = Long.MIN_VALUE;

  private final SqliteDatabase database;

  CatalogChanges(SqliteDatabase database) {
    this.database = database;
  }

  /**
   * A row.
   *
   * @param times when each column was told of, in milliseconds
   * @param saleAt when the sale last began or ended; {@link #NEVER} if nobody told
   */
  private record Change(
      String productId, ObjectNode told, ObjectNode times, boolean discontinued, long saleAt) {

    /** The year in which it was released, or last told of. */
    int year() {
      long at = saleAt;
      if (at == NEVER) {
        for (JsonNode time : times) {
          at = Math.max(at, time.asLong());
        }
      }
      return Instant.ofEpochMilli(at).atZone(ShopTime.ZONE).getYear();
    }
  }

  /** What an event does to whether the product is sold. */
  enum Sale {
    BEGINS,
    ENDS,
    GOES_ON
  }

  /** Keeps it; returns when it is committed. */
  void keep(String productId, ObjectNode columns, Sale sale, Instant at) {
    long millis = at.toEpochMilli();
    var _ =
        database
            .write(
                c -> {
                  Change next = merged(find(c, productId), productId, columns, sale, millis);
                  return Sql.update(
                      c,
                      "INSERT OR REPLACE INTO catalog_change VALUES (?, ?, ?, ?, ?)",
                      productId,
                      Json.write(next.told()),
                      Json.write(next.times()),
                      next.discontinued() ? 1 : 0,
                      next.saleAt());
                })
            .join();
  }

  private static Change merged(
      Optional<Change> known, String productId, ObjectNode columns, Sale sale, long at) {
    Change before = known.orElse(new Change(productId, Json.object(), Json.object(), false, NEVER));
    ObjectNode told = before.told().deepCopy();
    ObjectNode times = before.times().deepCopy();
    for (var column : columns.properties()) {
      if (at >= times.path(column.getKey()).asLong(NEVER)) {
        told.set(column.getKey(), column.getValue());
        times.put(column.getKey(), at);
      }
    }
    boolean moves = sale != Sale.GOES_ON && at >= before.saleAt();
    return new Change(
        productId,
        told,
        times,
        moves ? sale == Sale.ENDS : before.discontinued(),
        moves ? at : before.saleAt());
  }

  private static Optional<Change> find(Connection c, String productId) throws SQLException {
    return Sql.first(
        c, CatalogChanges::change, "SELECT * FROM catalog_change WHERE product_id = ?", productId);
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getString(1),
        object(row.getString(2)),
        object(row.getString(3)),
        row.getBoolean(4),
        row.getLong(5));
  }

  private static ObjectNode object(String json) throws SQLException {
    try {
      if (Json.parse(json) instanceof ObjectNode object) {
        return object;
      }
      throw new SQLException("What was told of a product is no object");
    } catch (MalformedJsonException e) {
      throw new SQLException("What was told of a product cannot be read: " + e.getMessage(), e);
    }
  }

  /** The catalog with all of them: what is sold no more is left out, new works come last. */
  Catalog on(Catalog bundled) {
    List<Change> changes =
        database.read(
            c ->
                Sql.list(
                    c, CatalogChanges::change, "SELECT * FROM catalog_change ORDER BY product_id"));
    if (changes.isEmpty()) {
      return bundled;
    }
    Map<String, Product> products = new LinkedHashMap<>();
    bundled.products().forEach(each -> products.put(each.productId(), each));
    for (Change change : changes) {
      String id = change.productId();
      Optional<Product> product =
          change.discontinued()
              ? Optional.empty()
              : ToldProduct.product(id, products.get(id), change.told(), change.year());
      product.ifPresentOrElse(is -> products.put(id, is), () -> products.remove(id));
    }
    return new Catalog(new ArrayList<>(products.values()));
  }
}
