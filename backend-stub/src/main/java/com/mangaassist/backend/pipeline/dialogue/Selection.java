package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import java.util.List;

/**
 * The products of an answer.
 *
 * @param products those it is about, to be shown
 * @param context those it may compare with
 * @param query what was read out of the words that they were chosen by
 * @param guessed true when they only come near to what was asked for
 */
record Selection(List<Hit> products, List<Hit> context, UnderstoodQuery query, boolean guessed) {

  static Selection none(UnderstoodQuery query) {
    return new Selection(List.of(), List.of(), query, false);
  }

  static Selection of(List<Product> products, List<Product> context, UnderstoodQuery query) {
    return new Selection(
        hits(products),
        hits(context.stream().filter(other -> !products.contains(other)).toList()),
        query,
        false);
  }

  /** Products chosen by the conversation have no score of retrieval: they count as certain. */
  private static List<Hit> hits(List<Product> products) {
    return products.stream().map(product -> new Hit(product, 1)).toList();
  }
}
