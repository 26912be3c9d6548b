package com.mangaassist.backend.pipeline.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.template.MappingTemplate;
import com.mangaassist.backend.pipeline.template.MappingTemplate.TemplateException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The integrations of an OpenAPI description, by route. The description is what API Gateway would
 * import, so what it says and what is done cannot differ.
 */
public final class Integrations {

  private static final String EXTENSION = "x-amazon-apigateway-integration";
  private static final String JSON = "application/json";
  private static final Pattern FUNCTION = Pattern.compile(":function:([^/]+)/invocations$");
  private static final Pattern MODEL =
      Pattern.compile(":bedrock-runtime:path/model/([^/]+)/invoke$");

  private final Map<String, Integration> byRoute = new HashMap<>();

  private Integrations() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if one cannot be used; the message names its route
   */
  public static Integrations of(JsonNode openApi) {
    var integrations = new Integrations();
    for (var path : openApi.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        JsonNode json = operation.getValue().path(EXTENSION);
        if (json.isObject()) {
          String route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          integrations.byRoute.put(route, read(route, json));
        }
      }
    }
    return integrations;
  }

  /** That of a route, as {@code POST /v1/search}; empty for one that is answered in place. */
  public Optional<Integration> of(String method, String pathTemplate) {
    return Optional.ofNullable(byRoute.get(method + " " + pathTemplate));
  }

  private static Integration read(String route, JsonNode json) {
    String uri = json.path("uri").asText();
    return switch (json.path("type").asText().toLowerCase(Locale.ROOT)) {
      case "aws_proxy" -> new Integration.Function(name(route, FUNCTION, uri));
      case "http_proxy" ->
          new Integration.HttpProxy(
              json.path("httpMethod").asText(),
              uri,
              json.path("connectionType").asText().equals("VPC_LINK"));
      case "aws" ->
          new Integration.Bedrock(
              name(route, MODEL, uri),
              template(route + " request", json.path("requestTemplates").path(JSON)),
              template(
                  route + " response",
                  json.path("responses").path("default").path("responseTemplates").path(JSON)));
      default -> throw new IllegalArgumentException("no integration type: " + route);
    };
  }

  private static String name(String route, Pattern pattern, String uri) {
    Matcher matcher = pattern.matcher(uri);
    if (!matcher.find()) {
      throw new IllegalArgumentException("the integration of " + route + " has no such uri");
    }
    return matcher.group(1);
  }

  private static MappingTemplate template(String name, JsonNode text) {
    try {
      return MappingTemplate.of(name, text.asText());
    } catch (TemplateException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
