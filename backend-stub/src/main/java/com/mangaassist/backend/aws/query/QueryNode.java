package com.mangaassist.backend.aws.query;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A part of a parameter's name: its value, if it ends there, and what goes on behind the dot. */
final class QueryNode {
  private static final int DEEPEST = 32;
  private static final int HIGHEST_INDEX = 100_000;

  private final Map<String, QueryNode> children = new LinkedHashMap<>();
  private @Nullable String value;

  /** Adds a value under a name with dots. */
  void put(String name, String text) throws AwsFault {
    String[] parts = name.split("\\.", DEEPEST + 1);
    if (parts.length > DEEPEST) {
      throw malformed("A parameter is nested too deep.");
    }
    QueryNode node = this;
    for (String part : parts) {
      node = node.children.computeIfAbsent(part, key -> new QueryNode());
    }
    if (node.value != null) {
      throw malformed("The parameter " + name + " is given twice.");
    }
    node.value = text;
  }

  /** What stands under a part of the name. */
  Optional<QueryNode> child(String part) {
    return Optional.ofNullable(children.get(part));
  }

  /** The value; there is none when the name goes on. */
  Optional<String> value() {
    return Optional.ofNullable(value);
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  /**
   * The elements of a list by their index; gaps are closed.
   *
   * @throws AwsFault an index is none, written in two ways, or beyond what a request can hold
   */
  List<QueryNode> elements() throws AwsFault {
    Map<Integer, QueryNode> sorted = new TreeMap<>();
    for (Map.Entry<String, QueryNode> child : children.entrySet()) {
      sorted.put(index(child.getKey()), child.getValue());
    }
    return new ArrayList<>(sorted.values());
  }

  private static int index(String part) throws AwsFault {
    boolean canonical = !part.isEmpty() && part.length() <= 6 && part.charAt(0) != '0';
    int index = 0;
    for (int i = 0; canonical && i < part.length(); i++) {
      canonical = part.charAt(i) >= '0' && part.charAt(i) <= '9';
      index = index * 10 + part.charAt(i) - '0';
    }
    if (!canonical || index > HIGHEST_INDEX) {
      throw malformed("Key is not an integer, or too large for a list.");
    }
    return index;
  }

  static AwsFault malformed(String message) {
    return new AwsFault(400, "MalformedInput", message);
  }
}
