package com.mangaassist.backend.pipeline.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The templates of prompts, by version. Begins with those of the release, whose version is {@value
 * #BUNDLED}, and takes others as they are delivered.
 */
public final class PromptTemplates {
  /** Version of the template that comes with the release: the fallback by name. */
  public static final String BUNDLED = "bundled";

  private static final String TEMPLATE = "shop-assistant";

  /** A version and its text. */
  public record Template(String version, String text) {}

  private volatile Template current = bundled();
  private volatile String trouble = "";

  /** Those of the release. */
  public PromptTemplates() {}

  /** The one in force. */
  public Template current() {
    return current;
  }

  /** Why the templates are not up to date; empty when they are. */
  public String trouble() {
    return trouble;
  }

  /**
   * Takes {@code {"active": version, "templates": {version: {"shop-assistant": text}}}}.
   *
   * @throws IllegalArgumentException when it is not that; the template before stays
   */
  public void read(String delivered) {
    try {
      JsonNode all = Json.parse(delivered);
      String version = all.path("active").asText();
      String text = all.path("templates").path(version).path(TEMPLATE).asText();
      if (text.isBlank()) {
        throw new IllegalArgumentException("There is no template of version " + version);
      }
      current = new Template(version, text);
      trouble = "";
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("The templates are not JSON: " + e.getMessage(), e);
    }
  }

  /** They could not be read; the one in force stays. */
  public void failed(String why) {
    trouble = why;
  }

  /** The document to keep them in at first. */
  public String document() {
    var document = Json.object().put("active", "1");
    document.putObject("templates").putObject("1").put(TEMPLATE, bundled().text());
    return Json.write(document);
  }

  private static Template bundled() {
    try (var in = PromptTemplates.class.getResourceAsStream("shop-assistant.md")) {
      if (in == null) {
        throw new IOException("shop-assistant.md is missing from the module");
      }
      return new Template(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
