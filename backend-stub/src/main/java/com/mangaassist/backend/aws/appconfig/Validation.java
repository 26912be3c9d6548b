package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.appconfig.JsonSchemas.NoSchemaException;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a configuration may be deployed: its profile's validators, and the flags' own rules. */
final class Validation {
  private static final String JSON = "application/json";

  private Validation() {}

  /** Refuses a configuration that its profile does not let pass. */
  static void require(Profile profile, byte[] content) throws RestFault {
    if (profile.holdsFlags()) {
      requireFlags(JSON, content);
    }
    List<InvalidConfiguration> problems = new ArrayList<>();
    for (Profile.Validator validator : profile.validators()) {
      String json = json(content);
      try {
        problems.addAll(JsonSchemas.check(JsonSchemas.read(validator.content()), json));
      } catch (NoSchemaException e) {
        throw noSchema(e);
      }
    }
    if (!problems.isEmpty()) {
      throw InvalidConfiguration.fault(problems);
    }
  }

  /** Refuses what is not a set of feature flags. */
  static void requireFlags(String contentType, byte[] content) throws RestFault {
    String media = contentType.split(";", 2)[0].strip();
    if (!media.equalsIgnoreCase(JSON)) {
      throw RestFault.badRequest(
          "The content type of a feature flag configuration must be application/json, not %s."
              .formatted(contentType));
    }
    Optional<InvalidConfiguration> malformed = malformed(content);
    if (malformed.isPresent()) {
      throw InvalidConfiguration.flags("Malformed 'Content' provided", List.of(malformed.get()));
    }
    List<InvalidConfiguration> problems =
        FlagDocument.check(new String(content, StandardCharsets.UTF_8));
    if (!problems.isEmpty()) {
      throw InvalidConfiguration.flags("Invalid 'Content' data", problems);
    }
  }

  /** Refuses a validator whose content is not a schema. */
  static void requireSchema(String content) throws RestFault {
    try {
      Json.parse(content);
      JsonSchemas.read(content);
    } catch (Json.MalformedJsonException e) {
      throw RestFault.badRequest("The JSON schema is not valid JSON: " + e.getMessage());
    } catch (NoSchemaException e) {
      throw noSchema(e);
    }
  }

  private static RestFault noSchema(NoSchemaException e) {
    return RestFault.badRequest("The JSON schema is not valid: " + e.getMessage());
  }

  private static String json(byte[] content) throws RestFault {
    Optional<InvalidConfiguration> malformed = malformed(content);
    if (malformed.isPresent()) {
      throw InvalidConfiguration.fault(List.of(malformed.get()));
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  private static Optional<InvalidConfiguration> malformed(byte[] content) {
    try {
      Json.parse(content);
      return Optional.empty();
    } catch (Json.MalformedJsonException e) {
      return Optional.of(
          new InvalidConfiguration(
              "json", "", "The configuration is not valid JSON: " + e.getMessage(), ""));
    }
  }
}
