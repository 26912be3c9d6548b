package com.mangaassist.backend.aws.appconfig;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Objects;

/** JSON Schema, draft 4 unless the schema names another; nothing is fetched from anywhere. */
final class JsonSchemas {
  private JsonSchemas() {}

  /** A text that is not a schema; the message says why. */
  static final class NoSchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    NoSchemaException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Reads a schema whose own text is JSON. */
  static Schema read(String schema) throws NoSchemaException {
    try {
      Schema read =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
              .getSchema(schema, InputFormat.JSON);
      read.initializeValidators();
      return read;
    } catch (SchemaException | IllegalArgumentException e) {
      throw new NoSchemaException(Objects.requireNonNullElse(e.getMessage(), "unreadable"), e);
    }
  }

  /** What is wrong with a JSON text, by a schema; empty when nothing is. */
  static List<InvalidConfiguration> check(Schema schema, String json) {
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
