package com.mangaassist.backend.pipeline.retrieval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One manga series of the shop.
 *
 * @param titleRomaji romaji with long vowels written out ({@code ou}, {@code uu})
 * @param titleEn official English title, null where none is known
 * @param author one or more names separated by {@code " / "}, each {@code 日本語名 (Given Family)} or a
 *     name in Latin script alone
 * @param magazine {@code 日本語名 (Latin name)} or a Latin name alone
 * @param volumes volumes of the standard Japanese edition
 * @param priceJpy yen for one volume, tax included
 * @param stock copies in stock, 0 when sold out
 * @param tags keywords, mostly Japanese and English in turn
 */
public record Product(
    String productId,
    String titleJa,
    String titleRomaji,
    @Nullable String titleEn,
    String author,
    String publisherJa,
    String publisher,
    String magazine,
    Demographic demographic,
    List<String> genres,
    int firstYear,
    int volumes,
    Status status,
    int priceJpy,
    int stock,
    List<String> tags) {

  /** Copies the lists, so that a product never changes. */
  public Product {
    genres = List.copyOf(genres);
    tags = List.copyOf(tags);
  }

  /** Yen for all volumes together. */
  public int totalPriceJpy() {
    return priceJpy * volumes;
  }

  /** Whether at least one copy can be bought now. */
  public boolean inStock() {
    return stock > 0;
  }
}
