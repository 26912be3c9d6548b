package com.mangaassist.backend.pipeline.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.flags.RolloutFlag;
import com.mangaassist.services.json.Json;

/** Feature flags as AppConfigData delivers them, and as AppConfig keeps them at first. */
final class DeliveredFlags {
  private static final String PERCENTAGE = "rollout_percentage";
  private static final String MODEL = "model_id";
  private static final String FALLBACK = "fallback_model_id";

  private DeliveredFlags() {}

  /**
   * The rollout flag out of a delivery; the attributes of a flag that is off are not delivered.
   *
   * @param known gives the name, and what is not delivered
   */
  static RolloutFlag rollout(String delivered, RolloutFlag known) {
    JsonNode flag;
    try {
      flag = Json.parse(delivered).path(known.name());
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("The flags are not JSON: " + e.getMessage(), e);
    }
    return new RolloutFlag(
        known.name(),
        flag.path("enabled").asBoolean(false),
        flag.path(PERCENTAGE).asInt(100),
        flag.path(MODEL).asText(known.fallbackModelId()),
        flag.path(FALLBACK).asText(known.fallbackModelId()));
  }

  /** The document of a profile that has this flag alone. */
  static String document(RolloutFlag flag) {
    var document = Json.object().put("version", "1");
    var attributes =
        document
            .putObject("flags")
            .putObject(flag.name())
            .put("name", flag.name())
            .putObject("attributes");
    attributes
        .putObject(PERCENTAGE)
        .putObject("constraints")
        .put("type", "number")
        .put("minimum", 0)
        .put("maximum", 100);
    attributes.putObject(MODEL).putObject("constraints").put("type", "string");
    attributes.putObject(FALLBACK).putObject("constraints").put("type", "string");
    document
        .putObject("values")
        .putObject(flag.name())
        .put("enabled", flag.enabled())
        .put(PERCENTAGE, flag.rolloutPercentage())
        .put(MODEL, flag.modelId())
        .put(FALLBACK, flag.fallbackModelId());
    return Json.write(document);
  }
}
