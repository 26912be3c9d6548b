package com.mangaassist.services.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.WrittenJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The models file of a data folder, {@code models.json}: an array like the program's own. An entry
 * with the id of a model that is known changes the members that it names; another adds a model, of
 * which only {@code modelId} has to be named.
 */
final class ModelsFile {
  private static final String FILE = "models.json";
  private static final String ID = "modelId";

  private ModelsFile() {}

  /**
   * The models of the program as the folder's file changes them.
   *
   * @throws IOException when the file cannot be used; the message is one sentence that names it
   */
  static ModelCatalog read(Path dataFolder, String bundled) throws IOException {
    Path file = dataFolder.resolve(FILE);
    try {
      WrittenJson changes = WrittenJson.of(Files.readAllBytes(file));
      return ModelCatalog.parse(merged(Json.parse(bundled), changes));
    } catch (NoSuchFileException e) {
      return ModelCatalog.parse(bundled);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("the models file " + file + " cannot be used: " + cause(e), e);
    }
  }

  /** The sentence of a constructor that refused what Jackson read, or that of Jackson. */
  private static String cause(Exception failure) {
    Throwable at = failure;
    while (at.getCause() != null && !(at instanceof IllegalArgumentException)) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage()).lines().findFirst().orElse("").replaceAll("[.]$", "");
  }

  private static String merged(JsonNode bundled, WrittenJson changes) {
    if (!changes.node().isArray()) {
      throw new IllegalArgumentException("it is not a JSON array");
    }
    Map<String, ObjectNode> models = new LinkedHashMap<>();
    for (JsonNode model : bundled) {
      models.put(model.path(ID).asText(), (ObjectNode) model);
    }
    int number = 0;
    for (WrittenJson entry : changes.items()) {
      number++;
      JsonNode change = entry.node();
      String id = change.path(ID).asText();
      if (!change.isObject() || !change.path(ID).isTextual() || id.isBlank()) {
        throw new IllegalArgumentException("its entry " + number + " has no modelId");
      }
      checkMembers(entry);
      models.computeIfAbsent(id, ModelsFile::unknown).setAll((ObjectNode) change);
    }
    ArrayNode all = Json.object().putArray("models");
    models.values().forEach(all::add);
    return Json.write(all);
  }

  /** A slip of the pen in a name would change nothing, unseen. */
  private static void checkMembers(WrittenJson entry) {
    entry.withOnly(members(ModelSpec.class));
    checkPart(entry, "latency", LatencyProfile.class);
    checkPart(entry, "openAiCompatible", OpenAiCompatible.class);
  }

  private static void checkPart(WrittenJson entry, String name, Class<? extends Record> type) {
    if (entry.member(name).node().isObject()) {
      entry.member(name).withOnly(members(type));
    }
  }

  private static String[] members(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }

  /** What a model has of which the file says no more than its id: it costs nothing. */
  private static ObjectNode unknown(String id) {
    ObjectNode model =
        Json.object()
            .put(ID, id)
            .put("name", id)
            .put("family", "haiku")
            .put("provider", "Local")
            .put("inputUsdPerMillion", 0)
            .put("outputUsdPerMillion", 0)
            .put("retiredOnAws", false);
    model
        .putObject("latency")
        .put("firstTokenP50Ms", 350)
        .put("firstTokenP95Ms", 900)
        .put("tokensPerSecond", 100);
    return model;
  }
}
