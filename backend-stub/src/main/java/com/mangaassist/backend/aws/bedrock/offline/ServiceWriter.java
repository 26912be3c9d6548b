package com.mangaassist.backend.aws.bedrock.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Orders, refunds and payments: what the customer can do next; this model sees none of them. */
final class ServiceWriter {
  private static final Pattern ORDER_NUMBER = Pattern.compile("\\b[A-Z]{1,3}-\\d{3,10}\\b");
  private static final int MOST_TOPICS = 2;

  private final Phrases phrases;

  ServiceWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(PromptReading reading) {
    List<String> parts = new ArrayList<>();
    String intent = reading.intent();
    if (reading.rated("annoyance")) {
      parts.add(phrases.say("sorry.annoyed"));
    }
    for (String secret : List.of("payment_card", "credential", "national_id")) {
      if (reading.rated(secret)) {
        parts.add(phrases.say("secret." + secret));
      }
    }
    if (reading.rated("address") || reading.rated("phone") || reading.rated("email")) {
      parts.add(phrases.say("secret.contact"));
    }
    List<String> topics =
        reading.aspects().stream()
            .filter(aspect -> aspect.startsWith(intent + "."))
            .limit(MOST_TOPICS)
            .toList();
    if (topics.isEmpty()) {
      parts.add(phrases.say(intent + ".default"));
    }
    topics.forEach(topic -> parts.add(phrases.say(topic)));
    if (intent.equals("refund") && !reading.products().isEmpty()) {
      parts.addFirst(phrases.say("refund.product", phrases.titles(reading.products())));
    }
    String number = orderNumber(reading);
    parts.add(number.isEmpty() ? phrases.say("need_number") : phrases.say("have_number", number));
    return String.join("\n\n", parts);
  }

  private static String orderNumber(PromptReading reading) {
    List<String> texts = new ArrayList<>(reading.earlier());
    texts.addFirst(reading.message());
    for (String text : texts) {
      var found = ORDER_NUMBER.matcher(text);
      if (found.find()) {
        return found.group();
      }
    }
    return "";
  }
}
