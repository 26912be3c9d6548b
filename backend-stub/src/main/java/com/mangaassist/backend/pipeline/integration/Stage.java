package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.services.json.WrittenJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stage that is served and its variables, of {@code stages.json} in the data folder or the
 * bundled one: {@code {"stage": "prod", "stages": {"dev": {"variables": {}, "routes": {"POST
 * /v1/search": {}}, "functions": {}}, "prod": {…}}}}.
 *
 * @param variables for all routes
 * @param routes other values, by route
 * @param functions where functions are invoked that run elsewhere, by their names
 */
public record Stage(
    String name,
    Map<String, String> variables,
    Map<String, Map<String, String>> routes,
    Map<String, URI> functions) {

  private static final String FILE = "stages.json";
  private static final String FUNCTIONS = "functions";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)\\}");

  /**
   * The stage of a data folder.
   *
   * @throws IOException if the file cannot be used; the message is for people
   */
  public static Stage of(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    try {
      return read(WrittenJson.of(Files.exists(file) ? Files.readAllBytes(file) : bundled()));
    } catch (IllegalArgumentException e) {
      throw new IOException("The stages in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static byte[] bundled() throws IOException {
    try (InputStream in = Stage.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return in.readAllBytes();
    }
  }

  private static Stage read(WrittenJson json) {
    json.withOnly("stage", "stages");
    String name = json.member("stage").text();
    Map<String, WrittenJson> all = json.member("stages").entries();
    WrittenJson stage = all.get(name);
    if (stage == null) {
      throw json.member("stage").wrong("one of " + String.join(", ", all.keySet()));
    }
    stage.withOnly("variables", "routes", FUNCTIONS);
    Map<String, Map<String, String>> routes = new TreeMap<>();
    if (stage.has("routes")) {
      stage.member("routes").entries().forEach((route, each) -> routes.put(route, texts(each)));
    }
    Map<String, URI> functions = new TreeMap<>();
    if (stage.has(FUNCTIONS)) {
      stage
          .member(FUNCTIONS)
          .entries()
          .forEach((function, each) -> functions.put(function, address(each)));
    }
    return new Stage(
        name,
        stage.has("variables") ? texts(stage.member("variables")) : Map.of(),
        routes,
        functions);
  }

  private static URI address(WrittenJson json) {
    String expected = "an address that begins with http:// or https://";
    try {
      URI uri = URI.create(json.text());
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw json.wrong(expected, e);
    }
    throw json.wrong(expected);
  }

  private static Map<String, String> texts(WrittenJson json) {
    Map<String, String> texts = new TreeMap<>();
    json.entries().forEach((name, each) -> texts.put(name, value(each)));
    return texts;
  }

  /** Values are texts; a number or a truth that was written without quotes is meant as one. */
  private static String value(WrittenJson json) {
    if (!json.node().isValueNode() || json.node().isNull()) {
      throw json.wrong("a text");
    }
    return json.node().asText();
  }

  /** The variables as a route sees them. */
  public Map<String, String> of(String route) {
    Map<String, String> all = new TreeMap<>(variables);
    all.putAll(routes.getOrDefault(route, Map.of()));
    return all;
  }

  /** The text with the values of the variables that it names. */
  static String filled(String text, Map<String, String> variables) {
    Matcher references = REFERENCE.matcher(text);
    return references.replaceAll(
        found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
  }
}
