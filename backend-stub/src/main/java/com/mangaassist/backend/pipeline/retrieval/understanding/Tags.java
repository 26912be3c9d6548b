package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells the catalogue's tags apart: pairs of Japanese and English are topics, others are names. */
final class Tags {
  /** ドラゴンボール|DB: two names, no topic. */
  private static final Pattern INITIALS = Pattern.compile("[A-Z]{2,4}");

  private static final String AWARD = "マンガ大賞";

  private Tags() {}

  /** Japanese topic to its English name. */
  static Map<String, String> topics(Product product) {
    Map<String, String> topics = new LinkedHashMap<>();
    List<String> tags = product.tags();
    for (int i = 0; i + 1 < tags.size(); i++) {
      if (isPair(tags, i)) {
        topics.put(tags.get(i), tags.get(i + 1));
        i++;
      }
    }
    return topics;
  }

  /** Nicknames and readings, and names of the series that a work belongs to. */
  static List<String> nicknames(Product product) {
    var names = new ArrayList<String>();
    List<String> tags = product.tags();
    for (int i = 0; i < tags.size(); i++) {
      if (isPair(tags, i)) {
        i++;
      } else if (!tags.get(i).startsWith(AWARD)) {
        names.add(tags.get(i));
      }
    }
    return names;
  }

  private static boolean isPair(List<String> tags, int at) {
    return at + 1 < tags.size()
        && isLatin(tags.get(at + 1))
        && !INITIALS.matcher(tags.get(at + 1)).matches()
        && (!isLatin(tags.get(at)) || tags.get(at).equalsIgnoreCase(tags.get(at + 1)));
  }

  private static boolean isLatin(String tag) {
    return tag.chars().allMatch(c -> c < 0x250);
  }
}
