package com.mangaassist.backend.pipeline.usage;

import com.mangaassist.services.json.WrittenJson;
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
      return read(WrittenJson.of(Files.readAllBytes(file)));
    } catch (IllegalArgumentException e) {
      throw new IOException("The usage plans in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The document's plan for the default key, and one without limits for this program's load. */
  public static UsagePlans bundled() {
    try (InputStream in = UsagePlans.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return read(WrittenJson.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("the bundled usage plans are damaged", e);
    }
  }

  private static UsagePlans read(WrittenJson json) {
    json.withOnly("stage", "plans", "keys");
    Throttle stage = throttle(json.member("stage"));
    Map<String, UsagePlan> plans = new HashMap<>();
    for (WrittenJson plan : list(json, "plans")) {
      String name = name(plan);
      if (plans.put(name, plan(name, plan)) != null) {
        throw new IllegalArgumentException("plan " + name + " is there twice");
      }
    }
    Map<String, Membership> keys = new HashMap<>();
    for (WrittenJson key : list(json, "keys")) {
      String name = name(key);
      if (keys.put(name, membership(name, key, plans)) != null) {
        throw new IllegalArgumentException("key " + name + " is there twice");
      }
    }
    return new UsagePlans(stage, new ArrayList<>(keys.values()));
  }

  private static List<WrittenJson> list(WrittenJson json, String name) {
    return json.has(name) ? json.member(name).items() : List.of();
  }

  private static UsagePlan plan(String name, WrittenJson json) {
    json.withOnly("name", "throttle", "quota", "methods", "unlimited");
    if (json.has("unlimited") && json.member("unlimited").yes()) {
      return new UsagePlan(name, null, null, Map.of(), true);
    }
    Map<String, Throttle> methods = new HashMap<>();
    if (json.has("methods")) {
      json.member("methods")
          .entries()
          .forEach((method, each) -> methods.put(method, throttle(each)));
    }
    return new UsagePlan(
        name,
        json.has("throttle") ? throttle(json.member("throttle")) : null,
        json.has("quota") ? quota(json.member("quota")) : null,
        methods,
        false);
  }

  private static Membership membership(
      String name, WrittenJson json, Map<String, UsagePlan> plans) {
    json.withOnly("name", "plan", "sha256");
    UsagePlan plan = plans.get(json.member("plan").text());
    if (plan == null) {
      throw new IllegalArgumentException("key " + name + " names no plan that is there");
    }
    String sha256 = json.has("sha256") ? json.member("sha256").text() : null;
    if (sha256 != null && !SHA256.matcher(sha256).matches()) {
      throw json.member("sha256").wrong("64 hex digits in lower case");
    }
    return new Membership(new ApiKey(name, plan), sha256);
  }

  private static Throttle throttle(WrittenJson json) {
    json.withOnly("rateLimit", "burstLimit");
    return new Throttle(
        json.member("rateLimit").whole(1, Integer.MAX_VALUE),
        json.member("burstLimit").whole(1, Integer.MAX_VALUE));
  }

  private static Long quota(WrittenJson json) {
    json.withOnly("limit", "period");
    if (!json.member("period").text().equals("DAY")) {
      throw json.member("period").wrong("DAY");
    }
    return (long) json.member("limit").whole(1, Integer.MAX_VALUE);
  }

  /** Names also name files. */
  private static String name(WrittenJson json) {
    WrittenJson name = json.member("name");
    if (!NAME.matcher(name.text()).matches()) {
      throw name.wrong("letters, digits, dots and dashes, 64 at most");
    }
    return name.text();
  }
}
