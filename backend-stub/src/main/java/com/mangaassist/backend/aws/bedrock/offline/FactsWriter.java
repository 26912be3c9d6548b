package com.mangaassist.backend.aws.bedrock.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Answers questions about products: stock, facts, prices, comparisons. */
final class FactsWriter {
  private static final Pattern LINK = Pattern.compile("!?\\[([^]]*)]\\([^)]*\\)?");
  private static final Pattern TAG = Pattern.compile("<[^>]*>?");
  private static final Pattern URL =
      Pattern.compile("(?i)\\b(?:https?|ftp|file|javascript|data):\\S*");

  private static final List<String> FACTS =
      List.of(
          "set",
          "edition",
          "volumes",
          "author",
          "status",
          "year",
          "publisher",
          "magazine",
          "about",
          "age",
          "content",
          "goods",
          "restock",
          "shipping_fee",
          "discount",
          "buy");

  /** Of these the customer asked instead of whether there are copies. */
  private static final List<String> INSTEAD_OF_STOCK = List.of("age", "content", "goods");

  private final Phrases phrases;

  FactsWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(PromptReading reading) {
    String unknown = reading.note("not in the catalogue");
    List<String> parts = new ArrayList<>();
    if (!unknown.isEmpty()) {
      parts.add(phrases.say("facts.unknown_title", withoutMarkup(unknown)));
    }
    if (reading.products().isEmpty()) {
      if (unknown.isEmpty()) {
        parts.add(withoutProduct(reading));
      }
      return String.join("\n\n", parts);
    }
    boolean compared =
        !reading.intent().equals("price") && new SeriesComparison(phrases).write(reading, parts);
    if (compared && !reading.about("asks_stock")) {
      return String.join("\n\n", parts);
    }
    comparison(reading, parts);
    var said = new LinkedHashSet<String>();
    for (ProductFacts product : reading.products()) {
      List<String> fresh = sentences(product, reading).stream().filter(said::add).toList();
      if (!fresh.isEmpty()) {
        parts.add(String.join(phrases.japanese() ? "" : " ", fresh));
      }
    }
    addSum(reading, parts);
    addUnknowns(reading, parts);
    return String.join("\n\n", parts);
  }

  private String withoutProduct(PromptReading reading) {
    if (reading.about("restock")) {
      return phrases.say("facts.restock_any");
    }
    for (String general : List.of("goods", "isbn", "edition", "shipping_fee", "discount", "buy")) {
      if (reading.about(general)) {
        return phrases.say("facts." + general);
      }
    }
    return reading.others().isEmpty()
        ? phrases.say("facts.which")
        : phrases.say("facts.near", phrases.titles(reading.others()));
  }

  private Set<String> sentences(ProductFacts product, PromptReading reading) {
    var said = new LinkedHashSet<String>();
    boolean price = reading.intent().equals("price");
    if (price) {
      said.add(phrases.say("facts.price", phrases.title(product), phrases.yen(product.priceJpy())));
      addTotals(product, reading, said);
    }
    for (String fact : FACTS) {
      if (fact.equals("shipping_fee") && !reading.policy().isEmpty()) {
        reading.policy().forEach(section -> said.add(section.path("text").asText()));
      } else if (reading.about(fact) && !(price && fact.equals("set"))) {
        String sentence = sentence(fact, product, reading);
        if (!sentence.isEmpty()) {
          said.add(sentence);
        }
      }
    }
    if (said.isEmpty()
        || (reading.about(price ? "asks_stock" : "stock") && !insteadOfStock(reading))
        || (!price && reading.about("buy"))
        || (!price && reading.about("set"))) {
      said.add(
          product.stock() > 0
              ? phrases.say(
                  "facts.in_stock",
                  phrases.title(product),
                  product.stock(),
                  phrases.yen(product.priceJpy()),
                  phrases.volumes(product))
              : phrases.say(
                  "facts.sold_out",
                  phrases.title(product),
                  phrases.yen(product.priceJpy()),
                  phrases.volumes(product)));
    }
    return said;
  }

  private static boolean insteadOfStock(PromptReading reading) {
    return INSTEAD_OF_STOCK.stream().anyMatch(reading::about) && !reading.about("asks_stock");
  }

  private void addTotals(ProductFacts product, PromptReading reading, Set<String> said) {
    List<Integer> ofEach = Quantity.ofEach(reading.message(), reading.products().size());
    int copies =
        ofEach.isEmpty()
            ? Quantity.in(reading.message(), product.volumes())
            : ofEach.get(reading.products().indexOf(product));
    int budget = Quantity.budget(reading.message());
    if (copies > 1) {
      said.add(phrases.say("facts.times", copies, phrases.yen((long) copies * product.priceJpy())));
    }
    if (budget > 0) {
      said.add(phrases.say("facts.budget", phrases.yen(budget), budget / product.priceJpy()));
    }
    boolean goesOn = copies == 0 && budget == 0 && Quantity.goesOnWithTotal(reading);
    if (reading.about("total") || reading.about("set") || budget > 0 || goesOn) {
      said.add(
          phrases.say(
              "facts.total",
              product.volumes(),
              phrases.yen((long) product.volumes() * product.priceJpy())));
    }
  }

  private String sentence(String fact, ProductFacts product, PromptReading reading) {
    return switch (fact) {
      case "age" -> new AgeAdvice(phrases).of(product, reading);
      case "content" -> reading.about("age") ? "" : new ContentAnswer(phrases).of(product, reading);
      default -> fact(fact, product);
    };
  }

  private String fact(String name, ProductFacts product) {
    return phrases.say(
        "facts." + name,
        phrases.title(product),
        phrases.volumes(product),
        phrases.author(product),
        phrases.say("status." + product.status()),
        product.firstYear(),
        phrases.japanese() ? product.publisherJa() : product.publisher(),
        product.magazine(),
        phrases.genres(product),
        phrases.tags(product),
        phrases.yen((long) product.volumes() * product.priceJpy()),
        product.volumes());
  }

  /** The sum of several products, when all of them are asked for together. */
  private void addSum(PromptReading reading, List<String> parts) {
    if (reading.intent().equals("price") && reading.products().size() > 1 && !compares(reading)) {
      List<ProductFacts> products = reading.products();
      List<Integer> copies = Quantity.ofEach(reading.message(), products.size());
      long sum = 0;
      for (int i = 0; i < products.size(); i++) {
        sum += (long) products.get(i).priceJpy() * (copies.isEmpty() ? 1 : copies.get(i));
      }
      parts.add(
          phrases.say(copies.isEmpty() ? "facts.sum" : "facts.sum_of_copies", phrases.yen(sum)));
    }
  }

  private void addUnknowns(PromptReading reading, List<String> parts) {
    if (reading.about("one_volume") && reading.intent().equals("availability")) {
      parts.add(phrases.say("facts.one_volume"));
    }
  }

  private void comparison(PromptReading reading, List<String> parts) {
    List<ProductFacts> all = new ArrayList<>(reading.products());
    all.addAll(reading.others());
    if (!compares(reading) || all.size() < 2) {
      return;
    }
    boolean dear = reading.about("dearer");
    boolean whole = reading.about("total") || reading.about("set");
    ToLongFunction<ProductFacts> cost =
        product -> (long) product.priceJpy() * (whole ? product.volumes() : 1);
    Comparator<ProductFacts> order = Comparator.comparingLong(cost);
    ProductFacts best = all.stream().min(dear ? order.reversed() : order).orElse(all.getFirst());
    long bestCost = cost.applyAsLong(best);
    if (whole) {
      parts.add(
          phrases.say(
              dear ? "facts.dearest_total" : "facts.cheapest_total",
              phrases.title(best),
              best.volumes(),
              phrases.yen(bestCost)));
      return;
    }
    boolean same = all.stream().allMatch(product -> product.priceJpy() == best.priceJpy());
    parts.add(
        same
            ? phrases.say("facts.same_price", phrases.yen(bestCost))
            : phrases.say(
                dear ? "facts.dearest" : "facts.cheapest",
                phrases.title(best),
                phrases.yen(bestCost)));
  }

  private static boolean compares(PromptReading reading) {
    return reading.intent().equals("price")
        && (reading.about("cheaper") || reading.about("dearer"));
  }

  /** What a customer calls a title is repeated; links and pictures that it holds are not. */
  private static String withoutMarkup(String title) {
    String plain =
        URL.matcher(TAG.matcher(LINK.matcher(title).replaceAll("$1")).replaceAll(""))
            .replaceAll("");
    return plain.isBlank() ? "…" : plain.strip();
  }
}
