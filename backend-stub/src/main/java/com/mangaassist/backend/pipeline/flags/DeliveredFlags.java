package com.mangaassist.backend.pipeline.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.flags.RolloutFlag;
import com.mangaassist.services.flags.SegmentRules;
import com.mangaassist.services.json.Json;
import java.util.HashMap;
import java.util.Map;

/** Feature flags as AppConfigData delivers them, and as AppConfig keeps them at first. */
final class DeliveredFlags {

  private static final String ENABLED = "enabled";
  private static final String PERCENTAGE = "rollout_percentage";
  private static final String MODEL = "model_id";
  private static final String FALLBACK = "fallback_model_id";
  private static final String BUDGET = "tokens_per_day";
  private static final String TEMPERATURE = "temperature";
  private static final String MAX_TOKENS = "max_tokens";
  private static final String SPLIT_WEIGHT = "split_weight";
  private static final String OF_SPLIT = "split_";
  private static final String OF_FALLBACK = "fallback_";
  private static final String SEGMENTS = "segments";
  private static final int ALL = 100;

  private DeliveredFlags() {}

  /**
   * All flags of a delivery by their keys.
   *
   * @throws IllegalArgumentException if it is not that
   */
  static JsonNode all(String delivered) {
    try {
      JsonNode all = Json.parse(delivered);
      if (!all.isObject()) {
        throw new IllegalArgumentException("The flags are no JSON object");
      }
      return all;
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("The flags are not JSON: " + e.getMessage(), e);
    }
  }

  /**
   * One flag of a delivery; the attributes of a flag that is off are not delivered, and what is
   * missing is as in the shop's document.
   *
   * @param fallback the fallback of a flag that names none
   * @throws IllegalArgumentException if an attribute cannot be used
   */
  static RolloutFlag flag(String name, JsonNode flag, String fallback) {
    String other = text(flag, FALLBACK, fallback);
    return new RolloutFlag(
        name,
        flag.path(ENABLED).asBoolean(false),
        Math.toIntExact(whole(flag, PERCENTAGE, (long) ALL)),
        text(flag, MODEL, other),
        other,
        flag.has(BUDGET) ? whole(flag, BUDGET, 0L) : null,
        segments(flag));
  }

  /**
   * {@code segments} are those that the flag is meant for; {@code premium_rollout_percentage} and
   * {@code free_rollout_percentage} are their shares instead of everybody's.
   */
  private static SegmentRules segments(JsonNode flag) {
    Map<String, Integer> percentages = new HashMap<>();
    for (String segment : SegmentRules.ALL) {
      if (flag.has(ofSegment(segment))) {
        percentages.put(segment, Math.toIntExact(whole(flag, ofSegment(segment), 0L)));
      }
    }
    JsonNode targeted = flag.path(SEGMENTS);
    if (targeted.isMissingNode()) {
      return new SegmentRules(null, percentages);
    }
    if (!targeted.isArray()) {
      throw new IllegalArgumentException(SEGMENTS + " is no list: " + targeted);
    }
    return new SegmentRules(targeted.valueStream().map(JsonNode::asText).toList(), percentages);
  }

  private static String ofSegment(String segment) {
    return segment + "_" + PERCENTAGE;
  }

  /**
   * How the models of a flag are asked: {@code temperature}, {@code max_tokens} and {@code
   * tokens_per_day} for its model, with {@code fallback_} before them for the other one's, and with
   * {@code split_} for those of a second version, {@code split_model_id}, which {@code
   * split_weight} sessions in a hundred are given.
   *
   * @throws IllegalArgumentException if an attribute cannot be used
   */
  static Arms arms(JsonNode flag) {
    return new Arms(
        parameters(flag, ""),
        parameters(flag, OF_FALLBACK),
        flag.has(OF_SPLIT + MODEL)
            ? new Arms.Split(
                text(flag, OF_SPLIT + MODEL, ""),
                Math.toIntExact(whole(flag, SPLIT_WEIGHT, 0L)),
                parameters(flag, OF_SPLIT))
            : null);
  }

  private static ModelParameters parameters(JsonNode flag, String of) {
    JsonNode temperature = flag.path(of + TEMPERATURE);
    if (!temperature.isMissingNode() && !temperature.isNumber()) {
      throw new IllegalArgumentException(of + TEMPERATURE + " is no number: " + temperature);
    }
    return new ModelParameters(
        temperature.isMissingNode() ? null : temperature.asDouble(),
        flag.has(of + MAX_TOKENS) ? Math.toIntExact(whole(flag, of + MAX_TOKENS, 0L)) : null,
        flag.has(of + BUDGET) ? whole(flag, of + BUDGET, 0L) : null);
  }

  private static long whole(JsonNode flag, String attribute, long missing) {
    JsonNode value = flag.path(attribute);
    if (value.isMissingNode()) {
      return missing;
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
      throw new IllegalArgumentException(attribute + " is no whole number: " + value);
    }
    return value.asLong();
  }

  private static String text(JsonNode flag, String attribute, String missing) {
    JsonNode value = flag.path(attribute);
    if (value.isMissingNode()) {
      return missing;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException(attribute + " is no text: " + value);
    }
    return value.asText();
  }

  /** The document of a profile that has this flag alone. */
  static String document(RolloutFlag flag) {
    ObjectNode document = Json.object().put("version", "1");
    ObjectNode attributes =
        document
            .putObject("flags")
            .putObject(flag.name())
            .put("name", flag.name())
            .putObject("attributes");
    number(attributes, PERCENTAGE).put("maximum", ALL);
    for (String segment : SegmentRules.ALL) {
      number(attributes, ofSegment(segment)).put("maximum", ALL);
    }
    ObjectNode element =
        constraints(attributes, SEGMENTS)
            .put("type", "array")
            .putObject("elements")
            .put("type", "string");
    SegmentRules.ALL.forEach(element.putArray("enum")::add);
    number(attributes, SPLIT_WEIGHT).put("maximum", ALL);
    for (String of : new String[] {"", OF_FALLBACK, OF_SPLIT}) {
      number(attributes, of + TEMPERATURE).put("maximum", 1);
      number(attributes, of + MAX_TOKENS);
      number(attributes, of + BUDGET);
      constraints(attributes, of + MODEL).put("type", "string");
    }
    ObjectNode values =
        document
            .putObject("values")
            .putObject(flag.name())
            .put(ENABLED, flag.enabled())
            .put(PERCENTAGE, flag.rolloutPercentage())
            .put(MODEL, flag.modelId())
            .put(FALLBACK, flag.fallbackModelId());
    Long budget = flag.tokensPerDay();
    if (budget != null) {
      values.put(BUDGET, budget);
    }
    return Json.write(document);
  }

  private static ObjectNode number(ObjectNode attributes, String name) {
    return constraints(attributes, name).put("type", "number").put("minimum", 0);
  }

  private static ObjectNode constraints(ObjectNode attributes, String name) {
    return attributes.putObject(name).putObject("constraints");
  }
}
