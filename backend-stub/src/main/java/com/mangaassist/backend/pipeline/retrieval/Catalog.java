package com.mangaassist.backend.pipeline.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products of the shop in catalogue order, and by id. */
public final class Catalog {
  private final Map<String, Product> byId;
  private final List<Product> products;

  /** Keeps the order given; throws IllegalArgumentException when two products share an id. */
  public Catalog(List<Product> products) {
    var map = new LinkedHashMap<String, Product>();
    for (Product product : products) {
      if (map.put(product.productId(), product) != null) {
        throw new IllegalArgumentException("duplicate product id " + product.productId());
      }
    }
    this.byId = Collections.unmodifiableMap(map);
    this.products = List.copyOf(products);
  }

  /** Loads the bundled catalogue; throws UncheckedIOException when it cannot be read. */
  public static Catalog bundled() {
    try (var in = Catalog.class.getResourceAsStream("catalog.csv")) {
      if (in == null) {
        throw new IOException("catalog.csv is missing from the module");
      }
      return ofCsv(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalog ofCsv(String text) {
    List<List<String>> rows = CsvRows.parse(text);
    List<String> header = rows.getFirst();
    return new Catalog(
        rows.stream().skip(1).map(row -> toProduct(namedFields(header, row))).toList());
  }

  public List<Product> products() {
    return products;
  }

  public Optional<Product> find(String productId) {
    return Optional.ofNullable(byId.get(productId));
  }

  private static Map<String, String> namedFields(List<String> header, List<String> row) {
    if (row.size() != header.size()) {
      throw new IllegalArgumentException(
          "expected " + header.size() + " fields, found " + row.size() + ": " + row);
    }
    var fields = new HashMap<String, String>();
    for (int i = 0; i < header.size(); i++) {
      fields.put(header.get(i), row.get(i));
    }
    return fields;
  }

  private static Product toProduct(Map<String, String> row) {
    String titleEn = field(row, "title_en");
    return new Product(
        field(row, "product_id"),
        field(row, "title_ja"),
        field(row, "title_romaji"),
        titleEn.isEmpty() ? null : titleEn,
        field(row, "author"),
        field(row, "publisher_ja"),
        field(row, "publisher"),
        field(row, "magazine"),
        Demographic.ofCode(field(row, "demographic")),
        parts(field(row, "genres")),
        Integer.parseInt(field(row, "first_year")),
        Integer.parseInt(field(row, "volumes")),
        Status.ofCode(field(row, "status")),
        Integer.parseInt(field(row, "price_jpy")),
        Integer.parseInt(field(row, "stock")),
        parts(field(row, "tags")));
  }

  private static String field(Map<String, String> row, String name) {
    String value = row.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the catalogue has no column " + name);
    }
    return value;
  }

  private static List<String> parts(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
  }
}
