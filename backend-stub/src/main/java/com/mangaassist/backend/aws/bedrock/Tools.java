package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a model may call.
 *
 * @param choice whether it may, must or must not
 * @param named the tool that it must call, with {@link Choice#TOOL}; else null
 */
public record Tools(List<Tool> specs, Choice choice, @Nullable String named) {
  /** No tools. */
  public static final Tools NONE = new Tools(List.of(), Choice.AUTO, null);

  /** How free the model is. */
  public enum Choice {
    /** It decides. */
    AUTO,
    /** It calls at least one. */
    ANY,
    /** It calls the one that is named. */
    TOOL,
    /** It calls none. */
    NONE
  }

  /**
   * A tool.
   *
   * @param description what it is for; possibly empty
   * @param inputSchema a JSON schema of type object
   */
  public record Tool(String name, String description, JsonNode inputSchema) {
    /** What it adds to the input tokens, as text. */
    String counted() {
      return name + " " + description + " " + Json.write(inputSchema);
    }
  }

  /** Copies the list. */
  public Tools {
    specs = List.copyOf(specs);
  }
}
