package com.mangaassist.backend.pipeline.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What publishers have told of the catalog since it was bundled, one row for each product. Events
 * may come twice and in any order: for each column the latest one counts.
 */
public final class CatalogChanges {

  /** The table. */
  public static final String SCHEMA =
      """
      CREATE TABLE catalog_change (
        product_id TEXT PRIMARY KEY,
        told TEXT NOT NULL,
        discontinued INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) WITHOUT ROWID;
      """;

  private static final ZoneId SHOP = ZoneId.of("Asia/Tokyo");

  private final SqliteDatabase database;

  CatalogChanges(SqliteDatabase database) {
    this.database = database;
  }

  private record Change(String productId, ObjectNode told, boolean discontinued, long at) {}

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
                      "INSERT OR REPLACE INTO catalog_change VALUES (?, ?, ?, ?)",
                      productId,
                      Json.write(next.told()),
                      next.discontinued() ? 1 : 0,
                      next.at());
                })
            .join();
  }

  private static Change merged(
      Optional<Change> known, String productId, ObjectNode columns, Sale sale, long at) {
    Change before = known.orElse(new Change(productId, Json.object(), false, Long.MIN_VALUE));
    boolean late = at < before.at();
    ObjectNode told = late ? columns.deepCopy() : before.told().deepCopy();
    told.setAll(late ? before.told() : columns);
    boolean asBefore = late || sale == Sale.GOES_ON;
    boolean discontinued = asBefore ? before.discontinued() : sale == Sale.ENDS;
    return new Change(productId, told, discontinued, Math.max(at, before.at()));
  }

  private static Optional<Change> find(Connection c, String productId) throws SQLException {
    return Sql.first(
        c,
        CatalogChanges::change,
        "SELECT product_id, told, discontinued, at FROM catalog_change WHERE product_id = ?",
        productId);
  }

  private static Change change(ResultSet row) throws SQLException {
    try {
      JsonNode told = Json.parse(row.getString(2));
      if (told instanceof ObjectNode columns) {
        return new Change(row.getString(1), columns, row.getBoolean(3), row.getLong(4));
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
                    c,
                    CatalogChanges::change,
                    "SELECT product_id, told, discontinued, at FROM catalog_change"
                        + " ORDER BY product_id"));
    if (changes.isEmpty()) {
      return bundled;
    }
    Map<String, Product> products = new LinkedHashMap<>();
    bundled.products().forEach(each -> products.put(each.productId(), each));
    for (Change change : changes) {
      String id = change.productId();
      int year = Instant.ofEpochMilli(change.at()).atZone(SHOP).getYear();
      Optional<Product> product =
          change.discontinued()
              ? Optional.empty()
              : ToldProduct.product(id, products.get(id), change.told(), year);
      product.ifPresentOrElse(is -> products.put(id, is), () -> products.remove(id));
    }
    return new Catalog(new ArrayList<>(products.values()));
  }
}
