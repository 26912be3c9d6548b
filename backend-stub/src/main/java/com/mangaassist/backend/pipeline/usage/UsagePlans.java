package com.mangaassist.backend.pipeline.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plans and who is on them: {@code usage-plans.json} in the data folder, or the document's.
 *
 * @param stage the throttle of all keys together
 */
public record UsagePlans(Throttle stage, List<Membership> keys) {

  private static final String FILE = "usage-plans.json";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Copies the list. */
  public UsagePlans {
    keys = List.copyOf(keys);
  }

  /**
   * A key and its plan.
   *
   * @param sha256 of the key's value, 64 hex digits; null for a key whose value this program made
   */
  public record Membership(ApiKey key, @Nullable String sha256) {}

  /**
   * Those of a data folder.
   *
   * @throws IOException if they cannot be used; the message is for people
   */
  public static UsagePlans of(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return bundled();
    }
    try {
      return read(Json.parse(Files.readString(file)));
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
      throw new IOException("The usage plans in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The document's plan for the default key, and one without limits for this program's load. */
  public static UsagePlans bundled() {
    try (InputStream in = UsagePlans.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return read(Json.parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("the bundled usage plans are damaged", e);
    }
  }

  private static UsagePlans read(JsonNode json) {
    Map<String, UsagePlan> plans = new HashMap<>();
    for (JsonNode plan : json.path("plans")) {
      String name = name(plan);
      if (plans.put(name, plan(name, plan)) != null) {
        throw new IllegalArgumentException("plan " + name + " is there twice");
      }
    }
    Map<String, Membership> keys = new HashMap<>();
    for (JsonNode key : json.path("keys")) {
      String name = name(key);
      if (keys.put(name, membership(name, key, plans)) != null) {
        throw new IllegalArgumentException("key " + name + " is there twice");
      }
    }
    return new UsagePlans(throttle(json.path("stage")), new ArrayList<>(keys.values()));
  }

  private static UsagePlan plan(String name, JsonNode json) {
    if (json.path("unlimited").asBoolean()) {
      return new UsagePlan(name, null, null, Map.of(), true);
    }
    Map<String, Throttle> methods = new HashMap<>();
    for (var method : json.path("methods").properties()) {
      methods.put(method.getKey(), throttle(method.getValue()));
    }
    return new UsagePlan(
        name,
        json.has("throttle") ? throttle(json.path("throttle")) : null,
        json.has("quota") ? quota(json.path("quota")) : null,
        methods,
        false);
  }

  private static Membership membership(String name, JsonNode json, Map<String, UsagePlan> plans) {
    UsagePlan plan = plans.get(json.path("plan").asText());
    if (plan == null) {
      throw new IllegalArgumentException("key " + name + " names no plan that is there");
    }
    String sha256 = json.has("sha256") ? json.path("sha256").asText() : null;
    if (sha256 != null && !SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 of key " + name + " is not 64 hex digits");
    }
    return new Membership(new ApiKey(name, plan), sha256);
  }

  private static Throttle throttle(JsonNode json) {
    return new Throttle(json.path("rateLimit").asInt(), json.path("burstLimit").asInt());
  }

  private static Long quota(JsonNode json) {
    if (!json.path("period").asText().equals("DAY") || json.path("limit").asLong() < 1) {
      throw new IllegalArgumentException("a quota needs a limit of 1 or more and the period DAY");
    }
    return json.path("limit").asLong();
  }

  /** Names also name files. */
  private static String name(JsonNode json) {
    String name = json.path("name").asText();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a name has letters, digits, dots and dashes, up to 64");
    }
    return name;
  }
}
