package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.understanding.Topic;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics of all products as numbers, with a weight that grows with rarity. Immutable. */
final class TopicTable {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final BitSet[] topics;
  private final double[] weights;
  private final double[] total;

  TopicTable(List<Product> products) {
    topics = new BitSet[products.size()];
    for (int i = 0; i < topics.length; i++) {
      topics[i] = new BitSet();
      for (String topic : Topic.of(products.get(i))) {
        topics[i].set(numbers.computeIfAbsent(topic, k -> numbers.size()));
      }
    }
    int[] frequency = new int[numbers.size()];
    for (BitSet each : topics) {
      each.stream().forEach(topic -> frequency[topic]++);
    }
    weights = new double[frequency.length];
    for (int topic = 0; topic < weights.length; topic++) {
      weights[topic] = Math.log(1 + (double) products.size() / frequency[topic]);
    }
    total = new double[topics.length];
    for (int i = 0; i < total.length; i++) {
      total[i] = weight(topics[i]);
    }
  }

  /** The topics of a product, by its place in the catalogue; not to be changed. */
  BitSet of(int product) {
    return topics[product];
  }

  /** Those of the names that any product has. */
  BitSet known(Collection<String> names) {
    var known = new BitSet();
    for (String name : names) {
      Integer number = numbers.get(name);
      if (number != null) {
        known.set(number);
      }
    }
    return known;
  }

  /** How rare a topic is, greater than 0. */
  double weight(int topic) {
    return weights[topic];
  }

  /** How alike two products are, 0 to 1: the weight of what they share against that of all. */
  double alike(int product, int other) {
    var common = (BitSet) topics[product].clone();
    common.and(topics[other]);
    double shared = weight(common);
    double all = total[product] + total[other] - shared;
    return all == 0 ? 0 : shared / all;
  }

  private double weight(BitSet set) {
    double sum = 0;
    for (int topic = set.nextSetBit(0); topic >= 0; topic = set.nextSetBit(topic + 1)) {
      sum += weights[topic];
    }
    return sum;
  }
}
