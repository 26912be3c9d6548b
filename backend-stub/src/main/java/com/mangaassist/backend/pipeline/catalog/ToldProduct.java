package com.mangaassist.backend.pipeline.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mangaassist.backend.pipeline.retrieval.Demographic;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Status;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher tells of a product: members of an event's {@code data}, named as the catalog's
 * columns are. {@code title} and {@code price} are short for {@code title_ja} and {@code
 * price_jpy}; other members are none of ours.
 */
final class ToldProduct {

  private static final String TITLE = "title_ja";
  private static final String PRICE = "price_jpy";

  /** What is said of a person whom nobody named; in one script, so that no words mean it. */
  private static final String NOBODY = "作者不明";

  private static final Map<String, String> SHORT = Map.of("title", TITLE, "price", PRICE);
  private static final Set<String> TEXTS =
      Set.of(
          TITLE,
          "title_romaji",
          "title_en",
          "author",
          "publisher_ja",
          "publisher",
          "magazine",
          "demographic",
          "status");
  private static final Set<String> NUMBERS = Set.of(PRICE, "first_year", "volumes", "stock");
  private static final Set<String> LISTS = Set.of("genres", "tags");

  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_LIST = 50;
  private static final int MOST = 10_000_000;

  private ToldProduct() {}

  /**
   * The members that mean something, under the columns' names.
   *
   * @throws IllegalArgumentException if one cannot be what it is named for
   */
  static ObjectNode columns(JsonNode data) {
    ObjectNode columns = Json.object();
    for (var member : data.properties()) {
      String column = SHORT.getOrDefault(member.getKey(), member.getKey());
      JsonNode value = member.getValue();
      if (value.isNull() || (columns.has(column) && SHORT.containsKey(member.getKey()))) {
        continue;
      }
      if (TEXTS.contains(column)) {
        columns.put(column, text(column, value));
      } else if (NUMBERS.contains(column)) {
        columns.put(column, number(column, value));
      } else if (LISTS.contains(column)) {
        columns.set(column, list(column, value));
      }
    }
    if (columns.has("demographic")) {
      var _ = Demographic.ofCode(columns.get("demographic").textValue());
    }
    if (columns.has("status")) {
      var _ = Status.ofCode(columns.get("status").textValue());
    }
    return columns;
  }

  private static String text(String column, JsonNode value) {
    String text = value.asText().strip();
    if (!value.isValueNode() || text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw wrong(column, "a text of 1 to " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private static int number(String column, JsonNode value) {
    int least = column.equals(PRICE) ? 1 : 0;
    return Json.whole(value, least, MOST)
        .orElseThrow(() -> wrong(column, "a whole number from " + least + " to " + MOST));
  }

  /** A list of texts, or one text with the catalog's bars in between. */
  private static JsonNode list(String column, JsonNode value) {
    var list = Json.object().putArray(column);
    if (value.isTextual()) {
      for (String part : value.textValue().split("\\|", -1)) {
        if (!part.isBlank()) {
          list.add(text(column, TextNode.valueOf(part)));
        }
      }
    } else if (value.isArray()) {
      value.forEach(each -> list.add(text(column, each)));
    } else {
      throw wrong(column, "a list of texts");
    }
    if (list.size() > LONGEST_LIST) {
      throw wrong(column, "at most " + LONGEST_LIST + " texts");
    }
    return list;
  }

  private static IllegalArgumentException wrong(String column, String expected) {
    return new IllegalArgumentException(column + " has to be " + expected);
  }

  /**
   * The product as it is after all that was told.
   *
   * @param before as it was without; null for one that is new
   * @param year in which it was told of
   * @return empty while a new one lacks title or price
   */
  static Optional<Product> product(String id, @Nullable Product before, JsonNode told, int year) {
    if (before == null && !(told.has(TITLE) && told.has(PRICE))) {
      return Optional.empty();
    }
    Product was = before == null ? unknown(id, told.path(TITLE).asText(), year) : before;
    String titleEn = told.path("title_en").asText("");
    return Optional.of(
        new Product(
            id,
            told.path(TITLE).asText(was.titleJa()),
            told.path("title_romaji").asText(was.titleRomaji()),
            titleEn.isEmpty() ? was.titleEn() : titleEn,
            told.path("author").asText(was.author()),
            told.path("publisher_ja").asText(was.publisherJa()),
            told.path("publisher").asText(was.publisher()),
            told.path("magazine").asText(was.magazine()),
            told.has("demographic")
                ? Demographic.ofCode(told.path("demographic").asText())
                : was.demographic(),
            texts(told.path("genres"), was.genres()),
            told.path("first_year").asInt(was.firstYear()),
            told.path("volumes").asInt(was.volumes()),
            told.has("status") ? Status.ofCode(told.path("status").asText()) : was.status(),
            told.path(PRICE).asInt(was.priceJpy()),
            told.path("stock").asInt(was.stock()),
            texts(told.path("tags"), was.tags())));
  }

  private static Product unknown(String id, String title, int year) {
    return new Product(
        id,
        title,
        title,
        null,
        NOBODY,
        "",
        "",
        "",
        Demographic.GENERAL,
        List.of(),
        year,
        1,
        Status.ONGOING,
        1,
        0,
        List.of());
  }

  private static List<String> texts(JsonNode list, List<String> otherwise) {
    if (!list.isArray()) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
