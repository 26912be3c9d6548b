package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.PromptMessage;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the model makes of its prompt.
 *
 * @param notes the lines {@code name: value} about the message
 * @param products those that the answer is about
 * @param others those to compare with
 * @param orders the customer's, as the prompt lists them
 * @param policy rules of the shop, as the prompt lists them
 * @param message the customer's last words
 * @param earlier what the customer said before, the latest first
 * @param aspects what the message touches, by the names of aspects.tsv
 * @param aspectsBefore what the customer's message before touched
 */
record PromptReading(
    Map<String, String> notes,
    List<ProductFacts> products,
    List<ProductFacts> others,
    List<JsonNode> orders,
    List<JsonNode> policy,
    String message,
    List<String> earlier,
    Set<String> aspects,
    Set<String> aspectsBefore) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static PromptReading of(ModelPrompt prompt, Lexicon lexicon) {
    var notes = new HashMap<String, String>();
    var products = new ArrayList<ProductFacts>();
    var others = new ArrayList<ProductFacts>();
    var orders = new ArrayList<JsonNode>();
    var policy = new ArrayList<JsonNode>();
    String section = "";
    for (String line : String.join("\n", prompt.system()).lines().toList()) {
      if (line.startsWith("# ")) {
        section = line;
      } else if (section.equals("# This message") && line.contains(": ")) {
        int colon = line.indexOf(": ");
        notes.put(line.substring(0, colon), line.substring(colon + 2).strip());
      } else if (line.startsWith("{") && section.startsWith("# Products of")) {
        read(line, products);
      } else if (line.startsWith("{") && section.startsWith("# Other products")) {
        read(line, others);
      } else if (line.startsWith("{") && section.startsWith("# Orders of")) {
        readNode(line, orders);
      } else if (line.startsWith("{") && section.startsWith("# Shop policy")) {
        readNode(line, policy);
      }
    }
    List<String> said =
        prompt.messages().reversed().stream()
            .filter(message -> message.role() == PromptMessage.Role.USER)
            .map(PromptMessage::text)
            .filter(text -> !text.isEmpty())
            .toList();
    String message = said.isEmpty() ? "" : said.getFirst();
    return new PromptReading(
        notes,
        products,
        others,
        orders,
        policy,
        message,
        said.stream().skip(1).toList(),
        lexicon.labels(PlainText.of(message)),
        said.size() < 2 ? Set.of() : lexicon.labels(PlainText.of(said.get(1))));
  }

  /** The intent noted in the prompt; "plain" for a prompt of somebody else's making. */
  String intent() {
    return notes.getOrDefault("intent", "plain");
  }

  boolean japanese() {
    String wanted = notes.get("answer in");
    return wanted == null
        ? message.codePoints().anyMatch(c -> c >= 0x3041 && c <= 0x9fff)
        : wanted.equals("Japanese");
  }

  boolean rated(String category) {
    return notes.getOrDefault("rated", "").contains(category);
  }

  String note(String name) {
    return notes.getOrDefault(name, "");
  }

  boolean about(String aspect) {
    return aspects.contains(aspect);
  }

  /** Whether the customer's message before touched it. */
  boolean wasAbout(String aspect) {
    return aspectsBefore.contains(aspect);
  }

  private static void readNode(String line, List<JsonNode> into) {
    try {
      into.add(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      // a line that is no object says nothing
      return;
    }
  }

  private static void read(String line, List<ProductFacts> into) {
    try {
      into.add(JSON.readValue(line, ProductFacts.class));
    } catch (StreamReadException | MismatchedInputException e) {
      // a line that is no product says nothing about one
      return;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Products cannot be read at all", e);
    }
  }
}
