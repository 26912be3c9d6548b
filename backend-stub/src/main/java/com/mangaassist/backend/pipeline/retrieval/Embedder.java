package com.mangaassist.backend.pipeline.retrieval;

/** Turns text into a vector; texts of like meaning get vectors of like direction. */
@FunctionalInterface
public interface Embedder {
  /**
   * The vector of a text, of the same length for every text; may block on the network.
   *
   * @throws RuntimeException when the model cannot be reached; the search then goes on without
   */
  float[] embed(String text);

  /**
   * The same for the text of a product, which is worth keeping.
   *
   * @throws RuntimeException when the model cannot be reached, or refuses the text
   */
  default float[] embedProduct(String text) {
    return embed(text);
  }
}
