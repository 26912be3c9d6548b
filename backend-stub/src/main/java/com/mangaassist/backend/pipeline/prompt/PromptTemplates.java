package com.mangaassist.backend.pipeline.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.configuration.Configured;
import com.mangaassist.backend.pipeline.configuration.Origin;
import com.mangaassist.services.flags.ConfigurationSeed;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The templates of prompts, by version: those of the release until others are taken. Read in
 * memory; safe for many threads.
 */
public final class PromptTemplates implements Configured {

  /** Version of the template that comes with the release. */
  public static final String FIRST = "1";

  private static final String TEMPLATE = "shop-assistant";

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
    var document = Json.object().put("active", FIRST);
    document.putObject("templates").putObject(FIRST).put(TEMPLATE, release.text());
    return Json.write(document);
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
      return new Template(FIRST, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
