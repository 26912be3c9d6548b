package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.services.chat.ProductCard;
import java.util.List;
import java.util.Locale;

/** Hits of a search as customers see them. */
public final class ProductCards {

  private ProductCards() {}

  /** In the same order. */
  public static List<ProductCard> of(List<Hit> hits) {
    return hits.stream().map(ProductCards::card).toList();
  }

  private static ProductCard card(Hit hit) {
    var product = hit.product();
    return new ProductCard(
        product.productId(),
        product.titleJa(),
        product.titleEn(),
        product.priceJpy(),
        product.stock(),
        hit.score(),
        product.author(),
        product.volumes(),
        product.status().name().toLowerCase(Locale.ROOT));
  }
}
