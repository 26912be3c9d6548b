package com.mangaassist.backend.pipeline.prompt;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.services.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Products as a model reads them: one JSON object a line, with all facts that the shop has. */
final class ProductLines {
  /** The same products are in the prompts of many customers; weak keys are compared by identity. */
  private static final LoadingCache<Product, String> LINES =
      Caffeine.newBuilder().weakKeys().build(ProductLines::line);

  private ProductLines() {}

  static String of(List<Hit> hits) {
    return hits.isEmpty()
        ? "none\n"
        : hits.stream().map(hit -> LINES.get(hit.product())).collect(Collectors.joining());
  }

  private static String line(Product product) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", product.productId());
    fields.put("title_ja", product.titleJa());
    fields.put("title_romaji", product.titleRomaji());
    fields.put("title_en", product.titleEn() == null ? "" : product.titleEn());
    fields.put("author", product.author());
    fields.put("publisher_ja", product.publisherJa());
    fields.put("publisher", product.publisher());
    fields.put("magazine", product.magazine());
    fields.put("demographic", product.demographic().name().toLowerCase(Locale.ROOT));
    fields.put("genres", product.genres());
    fields.put("tags", product.tags());
    fields.put("first_year", product.firstYear());
    fields.put("volumes", product.volumes());
    fields.put("status", product.status().name().toLowerCase(Locale.ROOT));
    fields.put("price_jpy", product.priceJpy());
    fields.put("total_price_jpy", product.totalPriceJpy());
    fields.put("stock", product.stock());
    return Json.write(fields) + "\n";
  }
}
