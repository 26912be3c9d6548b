package com.mangaassist.backend.pipeline.retrieval;

/** Products for tests. */
public final class Products {
  private Products() {}

  /** Called that in each language, and else like the first of the bundled catalog. */
  public static Product named(String id, String title) {
    Product like = Catalog.bundled().products().getFirst();
    return new Product(
        id,
        title,
        title,
        null,
        like.author(),
        like.publisherJa(),
        like.publisher(),
        like.magazine(),
        like.demographic(),
        like.genres(),
        like.firstYear(),
        like.volumes(),
        like.status(),
        like.priceJpy(),
        like.stock(),
        like.tags());
  }
}
