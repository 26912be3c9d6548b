package com.mangaassist.backend.platform.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weighted rules from a resource: lines {@code label TAB weight TAB regular expression}, lines
 * {@code @name TAB expression} that later rules use as {@code <name>}, comments after {@code #} at
 * the beginning of a line. Rules meet texts in the form of {@link PlainText}. Immutable.
 */
public final class Lexicon {
  private static final Pattern NAME = Pattern.compile("<([a-z_]+)>");

  private final List<Rule> rules;
  private final RuleIndex index;

  /** One rule: where the pattern is found, the label weighs so much. */
  public record Rule(String label, double weight, Pattern pattern) {}

  private Lexicon(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    this.index = new RuleIndex(this.rules);
  }

  /**
   * Reads a resource beside {@code owner}.
   *
   * @throws IllegalArgumentException when a line cannot be understood; it names the line
   * @throws UncheckedIOException when the resource is missing
   */
  public static Lexicon load(Class<?> owner, String resource) {
    try (var in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing beside " + owner.getName());
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the lines themselves. */
  public static Lexicon parse(String lines) {
    var names = new HashMap<String, String>();
    var rules = new ArrayList<Rule>();
    lines
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> read(line, names, rules));
    return new Lexicon(rules);
  }

  /** The sum of the weights of each label whose rules are found in the text. */
  public Map<String, Double> weigh(String plain) {
    var weights = new LinkedHashMap<String, Double>();
    for (Rule rule : candidates(plain)) {
      if (rule.pattern().matcher(plain).find()) {
        weights.merge(rule.label(), rule.weight(), Double::sum);
      }
    }
    return weights;
  }

  /** The labels of which at least one rule is found in the text, in the order of the resource. */
  public Set<String> labels(String plain) {
    var labels = new LinkedHashSet<String>();
    for (Rule rule : candidates(plain)) {
      if (!labels.contains(rule.label()) && rule.pattern().matcher(plain).find()) {
        labels.add(rule.label());
      }
    }
    return labels;
  }

  /**
   * The rules that may be found in the text, in the order of the resource; those left out cannot
   * be. Whether one is found is for its pattern to say.
   */
  public List<Rule> candidates(String plain) {
    return index.candidates(plain);
  }

  /** All rules, in the order of the resource. */
  public List<Rule> rules() {
    return rules;
  }

  private static void read(String line, Map<String, String> names, List<Rule> rules) {
    String[] cells = line.split("\t", -1);
    if (cells.length == 2 && cells[0].startsWith("@")) {
      names.put(cells[0].substring(1), "(?:" + expand(cells[1], names) + ")");
    } else if (cells.length == 3) {
      rules.add(
          new Rule(
              cells[0], Double.parseDouble(cells[1]), Pattern.compile(expand(cells[2], names))));
    } else {
      throw new IllegalArgumentException("not a rule: " + line);
    }
  }

  private static String expand(String expression, Map<String, String> names) {
    return NAME.matcher(expression)
        .replaceAll(
            found -> {
              String named = names.get(found.group(1));
              // (?<name> and \k<name> are the language of expressions, not ours
              return Matcher.quoteReplacement(named == null ? found.group() : named);
            });
  }
}
