package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Embedder;
import com.mangaassist.backend.pipeline.retrieval.Product;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A vector of each product, by place in the catalogue; likeness is the cosine. */
final class Vectors {
  private static final Logger LOG = LoggerFactory.getLogger(Vectors.class);
  private static final float[] NONE = {};

  private final Embedder embedder;
  private final float[][] products;

  private Vectors(Embedder embedder, float[][] products) {
    this.embedder = embedder;
    this.products = products;
  }

  /** Embeds all products on the executor; those that cannot be embedded now have no vector. */
  static CompletableFuture<Vectors> of(
      List<Product> products, Embedder embedder, Executor executor) {
    var first = new AtomicBoolean(true);
    List<CompletableFuture<float[]>> pending =
        products.stream()
            .map(
                product ->
                    CompletableFuture.supplyAsync(
                            () -> unit(embedder.embedProduct(text(product))), executor)
                        .exceptionally(trouble -> none(product, trouble, first)))
            .toList();
    return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                new Vectors(
                    embedder,
                    pending.stream().map(CompletableFuture::join).toArray(float[][]::new)));
  }

  /** Says why for the first one: the others mostly lack theirs for the same reason. */
  private static float[] none(Product product, Throwable trouble, AtomicBoolean first) {
    if (first.getAndSet(false)) {
      LOG.info("No vector yet of {}: {}", product.productId(), String.valueOf(trouble.getCause()));
    }
    return NONE;
  }

  /** How many products have one. */
  int size() {
    return (int) Stream.of(products).filter(vector -> vector.length > 0).count();
  }

  /**
   * How alike each product is to the text, -1 to 1, 0 for one that has no vector; none at all when
   * the model is out of reach.
   */
  float[] likeness(String text) {
    try {
      return likeness(unit(embedder.embed(text)));
    } catch (RuntimeException e) {
      LOG.debug("No vector for a query, searching by words alone", e);
      return new float[0];
    }
  }

  private float[] likeness(float[] query) {
    var cosines = new float[products.length];
    for (int i = 0; i < products.length; i++) {
      if (products[i].length > 0) {
        cosines[i] = VectorUtil.dotProduct(products[i], query);
      }
    }
    return cosines;
  }

  private static String text(Product product) {
    return String.join(
        " ",
        product.titleJa(),
        product.titleEn() == null ? product.titleRomaji() : product.titleEn(),
        product.author(),
        String.join(" ", product.genres()),
        String.join(" ", product.tags()));
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    var unit = new float[vector.length];
    double length = Math.sqrt(square);
    for (int i = 0; i < vector.length && length > 0; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }
}
