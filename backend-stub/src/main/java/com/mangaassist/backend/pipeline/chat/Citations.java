package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.prompt.Grounding;
import com.mangaassist.services.chat.Citation;
import com.mangaassist.services.chat.ProductCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names what an answer rests on: only what its model was given and its text speaks of. */
final class Citations {
  private Citations() {}

  static List<Citation> of(String answer, List<ProductCard> products, Grounding grounding) {
    String said = answer.toLowerCase(Locale.ROOT);
    List<Citation> citations = new ArrayList<>();
    products.stream()
        .filter(
            product ->
                says(said, product.productId())
                    || says(said, product.titleJa())
                    || says(said, product.titleEn()))
        .forEach(product -> citations.add(new Citation("product", product.productId())));
    grounding.orders().stream()
        .filter(order -> says(said, order.orderNumber()))
        .forEach(order -> citations.add(new Citation("order", order.orderNumber())));
    // A model puts a rule into its own words: that it was given is what is known.
    grounding.policy().forEach(section -> citations.add(new Citation("policy", section.id())));
    return citations;
  }

  private static boolean says(String said, @Nullable String name) {
    return name != null && !name.isEmpty() && said.contains(name.toLowerCase(Locale.ROOT));
  }
}
