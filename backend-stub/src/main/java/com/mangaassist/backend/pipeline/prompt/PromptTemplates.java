package com.mangaassist.backend.pipeline.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.configuration.Configured;
import com.mangaassist.backend.pipeline.configuration.Origin;
import com.mangaassist.services.flags.ConfigurationSeed;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The templates of prompts, by version: those of the release until others are taken. Read in
 * memory; safe for many threads.
 */
public final class PromptTemplates implements Configured {

  /** Version of the template that comes with the release; another text gets another one. */
  public static final String RELEASED = "3";

  private static final String TEMPLATE = "shop-assistant";

  /** What earlier releases planted: the versions, each with the SHA-256 of its texts. */
  private static final Map<String, Set<String>> EARLIER =
      Map.of(
          "1",
          Set.of(
              "ccb24ef70fe5974bffb4cfab67652d2deccf284bcbacbbbe1fa59fa7badcb6cd",
              "c152286c8cf1390752c2eef5c9d76630b5499ba9617fa796e9dc2fd37a0f8b54",
              "4e3c6001cd772ebe1a485d979d9a9a0fbbc519acdb561db82d817413943efa9d"));

  private final Template release = release();
  private volatile Known known = new Known(release, Standing.RELEASE);

  private record Known(Template template, Standing standing) {}

  /** A version and its text. */
  public record Template(String version, String text) {}

  /** Those of the release. */
  public PromptTemplates() {}

  /** The one in force. */
  public Template current() {
    return known.template();
  }

  @Override
  public String profile() {
    return "prompt-templates";
  }

  @Override
  public String type() {
    return ConfigurationSeed.FREEFORM;
  }

  /** {@code {"active": version, "templates": {version: {"shop-assistant": text}}}}. */
  @Override
  public String first() {
    var document = Json.object().put("active", RELEASED);
    document.putObject("templates").putObject(RELEASED).put(TEMPLATE, release.text());
    return Json.write(document);
  }

  /** One template alone, with a text that a release had: what somebody has changed is theirs. */
  @Override
  public boolean outdated(String document) {
    try {
      JsonNode all = Json.parse(document);
      String version = all.path("active").asText();
      JsonNode templates = all.path("templates");
      JsonNode texts = templates.path(version);
      return all.size() == 2
          && templates.size() == 1
          && texts.size() == 1
          && EARLIER
              .getOrDefault(version, Set.of())
              .contains(sha256(texts.path(TEMPLATE).asText()));
    } catch (Json.MalformedJsonException e) {
      return false;
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Takes a document as {@link #first} has it; the version that is active has to be in it. */
  @Override
  public synchronized void take(String content, Origin origin) {
    JsonNode all;
    try {
      all = Json.parse(content);
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("The templates are not JSON: " + e.getMessage(), e);
    }
    String version = all.path("active").asText();
    String text = all.path("templates").path(version).path(TEMPLATE).asText();
    if (version.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException(
          "There is no template " + TEMPLATE + " of version \"" + version + "\"");
    }
    known = new Known(new Template(version, text), new Standing(origin, ""));
  }

  @Override
  public synchronized void failed(String why) {
    known = new Known(known.template(), known.standing().with(why));
  }

  @Override
  public synchronized void passed() {
    known = new Known(known.template(), known.standing().with(""));
  }

  @Override
  public Standing standing() {
    return known.standing();
  }

  private static Template release() {
    try (var in = PromptTemplates.class.getResourceAsStream("shop-assistant.md")) {
      if (in == null) {
        throw new IOException("shop-assistant.md is missing from the module");
      }
      return new Template(RELEASED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
