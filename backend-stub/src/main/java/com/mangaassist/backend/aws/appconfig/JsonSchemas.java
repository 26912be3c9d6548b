package com.mangaassist.backend.aws.appconfig;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON Schema, draft 4 unless the schema names another; nothing is fetched from anywhere. */
final class JsonSchemas {
  private static final SpecificationVersion DEFAULT = SpecificationVersion.DRAFT_4;

  private JsonSchemas() {}

  /** A text that is not a schema; the message says why. */
  static final class NoSchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    NoSchemaException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Reads a schema whose own text is JSON; it has to be valid by the draft that it names. */
  static Schema read(String schema) throws NoSchemaException {
    try {
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(DEFAULT, JsonSchemas::withoutFetching);
      Schema read = registry.getSchema(schema, InputFormat.JSON);
      String draft = read.getSchemaContext().getDialect().getId();
      List<InvalidConfiguration> problems =
          check(registry.getSchema(SchemaLocation.of(draft)), schema);
      if (!problems.isEmpty()) {
        throw new NoSchemaException(problems.getFirst().reason(), null);
      }
      read.initializeValidators();
      return read;
    } catch (SchemaException | IllegalArgumentException e) {
      throw new NoSchemaException(Objects.requireNonNullElse(e.getMessage(), "unreadable"), e);
    }
  }

  /** Drafts come with the library; a reference to anything else leads nowhere. */
  private static void withoutFetching(SchemaRegistry.Builder registry) {
    registry.schemaLoader(
        loader -> loader.fetchRemoteResources(false).allow(JsonSchemas::comesWithTheLibrary));
    registry.schemaRegistryConfig(
        SchemaRegistryConfig.builder().regularExpressionFactory(SchemaPattern.FACTORY).build());
  }

  private static boolean comesWithTheLibrary(AbsoluteIri iri) {
    String text = iri.toString();
    return text.startsWith("classpath:")
        || text.startsWith("http://json-schema.org/draft-")
        || text.startsWith("https://json-schema.org/draft/");
  }

  /** What is wrong with a JSON text, by a schema; empty when nothing is. */
  static List<InvalidConfiguration> check(Schema schema, String json) {
    try {
      return problems(schema, json);
    } catch (SchemaPattern.TooCostlyException e) {
      return List.of(new InvalidConfiguration("pattern", "", String.valueOf(e.getMessage()), ""));
    }
  }

  private static List<InvalidConfiguration> problems(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(
            error ->
                new InvalidConfiguration(
                    Objects.requireNonNullElse(error.getKeyword(), ""),
                    String.valueOf(error.getInstanceLocation()),
                    error.getMessage(),
                    error.getInstanceNode() == null ? "" : shortened(error.getInstanceNode())))
        .toList();
  }

  private static String shortened(Object value) {
    String text = value.toString();
    return text.length() > 256 ? text.substring(0, 256) : text;
  }
}
