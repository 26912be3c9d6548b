package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Orders, refunds and payments: what stands in the prompt, and what the customer can do next. */
final class ServiceWriter {
  private static final Pattern ORDER_NUMBER =
      Pattern.compile(
          "(?i)(?<![a-z0-9])([a-z]{1,3}-\\d{3,14})(?!\\d)"
              + "|(?:(?:注文|オーダー|受付)(?:番号|no\\.?)|\\border(?: (?:number|no\\.?|id|nr\\.?))?)(?:は|が|の|:| is| was)? ?#? ?"
              + "(\\d{4,14})(?! ?(?:円|冊|巻|yen|copies|volumes)|\\d)");
  private static final Pattern DASH = Pattern.compile("(?<=[a-z]) ?[‐‑‒–−ー-] ?(?=\\d)");
  private static final int MOST_TOPICS = 2;
  private static final Set<String> TOLD_BY_ORDER =
      Set.of("order_status.where", "order_status.late", "order_status.default");
  private static final Set<String> TOLD_BY_POLICY =
      Set.of("refund.change_of_mind", "payment_problem.konbini", "payment_problem.method");

  private static final Set<String> OF_NO_ORDER =
      Set.of(
          "payment_problem.coupon",
          "payment_problem.points",
          "payment_problem.method",
          "payment_problem.konbini",
          "payment_problem.fee",
          "order_status.history",
          "order_status.pickup",
          "order_status.login");

  private final Phrases phrases;

  ServiceWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(PromptReading reading) {
    List<String> parts = new ArrayList<>();
    String intent = reading.intent();
    if (reading.rated("address") || reading.rated("phone") || reading.rated("email")) {
      parts.add(phrases.say("secret.contact"));
    }
    String number = orderNumber(reading);
    if (asksForRulesAlone(reading, number)) {
      reading.policy().forEach(section -> parts.add(section.path("text").asText()));
      return String.join("\n\n", parts);
    }
    boolean notFound = !number.isEmpty() && !reading.orders().isEmpty() && !knows(reading, number);
    if (notFound) {
      parts.add(phrases.say("order.unknown", number));
    }
    boolean ofNoOrder = number.isEmpty() && asksOfNoOrder(reading);
    String order = ofNoOrder ? "" : new OrderWriter(phrases).write(reading.orders(), number);
    if (!order.isEmpty()) {
      parts.add(order);
    }
    addTopics(reading, !order.isEmpty() || notFound, parts);
    reading.policy().forEach(section -> parts.add(section.path("text").asText()));
    if (intent.equals("refund") && !reading.products().isEmpty()) {
      parts.addFirst(phrases.say("refund.product", phrases.titles(reading.products())));
    }
    if (order.isEmpty() && !notFound && !ofNoOrder) {
      parts.add(number.isEmpty() ? phrases.say("need_number") : phrases.say("have_number", number));
    }
    return String.join("\n\n", parts);
  }

  /** Whether all that is asked is the same whatever was ordered. */
  private static boolean asksOfNoOrder(PromptReading reading) {
    List<String> topics = topics(reading.aspects(), reading.intent());
    return !topics.isEmpty() && OF_NO_ORDER.containsAll(topics);
  }

  private static boolean knows(PromptReading reading, String number) {
    return reading.orders().stream()
        .anyMatch(order -> order.path("order_number").asText().equalsIgnoreCase(number));
  }

  /** Whoever asks what the shop's rule on returns is has said nothing of an order. */
  private static boolean asksForRulesAlone(PromptReading reading, String number) {
    String intent = reading.intent();
    return (intent.equals("refund") || intent.equals("payment_problem"))
        && number.isEmpty()
        && reading.policy().stream().anyMatch(section -> isOf(intent, section))
        && reading.aspects().stream()
            .filter(aspect -> aspect.startsWith(intent + "."))
            .allMatch(
                aspect -> intent.equals("payment_problem") && TOLD_BY_POLICY.contains(aspect));
  }

  /** Rules on returns and refunds answer who asks for a refund; others only add to it. */
  private static boolean isOf(String intent, JsonNode section) {
    String id = section.path("policy").asText();
    return intent.equals("refund")
        ? id.startsWith("returns") || id.startsWith("refunds")
        : id.startsWith("payment");
  }

  /** What is said of a topic in general, unless the order or a rule of the shop says it. */
  private void addTopics(PromptReading reading, boolean orderTold, List<String> parts) {
    String intent = reading.intent();
    List<String> topics = topics(reading.aspects(), intent);
    if (topics.isEmpty()) {
      topics = topics(reading.aspectsBefore(), intent); // "how many days?" goes on with it
    }
    if (topics.isEmpty() && !(orderTold && intent.equals("order_status"))) {
      parts.add(phrases.say(intent + ".default"));
    }
    topics.stream()
        .filter(topic -> !(orderTold && TOLD_BY_ORDER.contains(topic)))
        .filter(topic -> reading.policy().isEmpty() || !TOLD_BY_POLICY.contains(topic))
        .forEach(topic -> parts.add(phrases.say(topic)));
  }

  private static List<String> topics(Set<String> aspects, String intent) {
    return aspects.stream()
        .filter(aspect -> aspect.startsWith(intent + "."))
        .limit(MOST_TOPICS)
        .toList();
  }

  private static String orderNumber(PromptReading reading) {
    List<String> texts = new ArrayList<>(reading.earlier());
    texts.addFirst(reading.message());
    for (String text : texts) {
      var found = ORDER_NUMBER.matcher(DASH.matcher(PlainText.of(text)).replaceAll("-"));
      if (found.find()) {
        return found.group(1) == null ? found.group(2) : found.group(1).toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }
}
