package com.mangaassist.backend.pipeline.prompt;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Range;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was read out of the customer's words, in words that a model understands. */
final class Wish {
  private Wish() {}

  /** Such as {@code topics: cooking; volumes: at most 10; status: completed}; possibly empty. */
  static String of(UnderstoodQuery query) {
    List<String> parts = new ArrayList<>();
    list(parts, "topics", query.topics());
    list(parts, "not", query.excludedNames());
    list(parts, "authors", query.authors());
    Constraints constraints = query.constraints();
    range(parts, "price of a volume", constraints.priceJpy());
    range(parts, "price of all volumes", constraints.totalPriceJpy());
    range(parts, "volumes", constraints.volumes());
    range(parts, "first year", constraints.firstYear());
    list(parts, "status", constraints.statuses().stream().map(Wish::lower).sorted().toList());
    list(parts, "readers", constraints.demographics().stream().map(Wish::lower).sorted().toList());
    list(parts, "order", query.preferences().stream().map(Wish::lower).toList());
    if (constraints.inStock()) {
      parts.add("in stock");
    }
    return String.join("; ", parts);
  }

  private static void list(List<String> parts, String name, List<String> values) {
    if (!values.isEmpty()) {
      parts.add(name + ": " + String.join(", ", values));
    }
  }

  private static void range(List<String> parts, String name, Range range) {
    boolean from = range.min() != Integer.MIN_VALUE;
    boolean to = range.max() != Integer.MAX_VALUE;
    if (from && to) {
      parts.add(name + ": " + range.min() + " to " + range.max());
    } else if (from) {
      parts.add(name + ": at least " + range.min());
    } else if (to) {
      parts.add(name + ": at most " + range.max());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
