package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds a model by what a client may put in its place: id, inference profile of any area, or ARN of
 * either. Of models that exist on AWS but not here it says what an account without access is told.
 */
final class ModelDirectory {
  private static final Pattern AREA = Pattern.compile("^(?:us|us-gov|eu|apac|jp|au|ca|global)\\.");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(?:\\d{12})?:(?:foundation-model|inference-profile)/(.+)");

  private final ModelCatalog catalog;
  private final Set<String> endOfLife = new HashSet<>();
  private final Set<String> accessDenied = new HashSet<>();

  ModelDirectory(ModelCatalog catalog) {
    this.catalog = catalog;
    try (InputStream in = ModelDirectory.class.getResourceAsStream("foreign-models.json")) {
      if (in == null) {
        throw new IOException("foreign-models.json is missing from the module");
      }
      JsonNode foreign = Json.parse(in.readAllBytes());
      foreign.path("endOfLife").forEach(id -> endOfLife.add(id.asText()));
      foreign.path("accessDenied").forEach(id -> accessDenied.add(id.asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ModelSpec find(String identifier) throws AwsFault {
    boolean isArn = identifier.startsWith("arn:");
    var arn = ARN.matcher(identifier);
    String id = arn.matches() ? arn.group(1) : identifier;
    ModelSpec exact = catalog.find(id).orElse(null);
    if (exact != null) {
      return exact;
    }
    String base = AREA.matcher(id).replaceFirst("");
    ModelSpec model = catalog.find(base).orElse(null);
    if (model != null) {
      return model;
    }
    if (endOfLife.contains(base)) {
      throw new AwsFault(
          404,
          "ResourceNotFoundException",
          "This model version has reached the end of its life. Please refer to the AWS"
              + " documentation for more details.");
    }
    if (accessDenied.contains(base)) {
      throw new AwsFault(
          403,
          "AccessDeniedException",
          "You don't have access to the model with the specified model ID.");
    }
    throw isArn
        ? new AwsFault(
            404,
            "ResourceNotFoundException",
            "Could not resolve the foundation model from the provided model identifier.")
        : AwsFault.validation("The provided model identifier is invalid.");
  }
}
