package com.mangaassist.services.models;

import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that the system knows, in the order of the models file. */
public final class ModelCatalog {

  /** The document's fast model: every fallback ends here. */
  public static final String HAIKU = "anthropic.claude-3-haiku-20240307-v1:0";

  /** The document's large model. */
  public static final String SONNET = "anthropic.claude-3-sonnet-20240229-v1:0";

  /** The document's embedding model. */
  public static final String TITAN_EMBED = "amazon.titan-embed-text-v2:0";

  private final Map<String, ModelSpec> byId = new LinkedHashMap<>();

  public ModelCatalog(List<ModelSpec> models) {
    for (ModelSpec model : models) {
      if (byId.putIfAbsent(model.modelId(), model) != null) {
        throw new IllegalArgumentException("model listed twice: " + model.modelId());
      }
    }
    for (ModelSpec model : models) {
      if (model.retiredOnAws() && model.successor() == null) {
        throw new IllegalArgumentException("retired without a successor: " + model.modelId());
      }
    }
  }

  /** The models file that comes with the program. */
  public static ModelCatalog bundled() {
    try {
      return parse(bundledText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same as {@code models.json} of a data folder changes and extends it, if there is one.
   *
   * @throws IOException when that file cannot be used; the message is for people
   */
  public static ModelCatalog of(Path dataFolder) throws IOException {
    return ModelsFile.read(dataFolder, bundledText());
  }

  private static String bundledText() throws IOException {
    try (InputStream in = ModelCatalog.class.getResourceAsStream("models.json")) {
      if (in == null) {
        throw new IllegalStateException("models.json is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads a models file: a JSON array of {@link ModelSpec}. */
  public static ModelCatalog parse(String json) throws IOException {
    return new ModelCatalog(Arrays.asList(Json.read(json, ModelSpec[].class)));
  }

  public List<ModelSpec> all() {
    return List.copyOf(byId.values());
  }

  /** The models that answer conversations. */
  public List<ModelSpec> talking() {
    return byId.values().stream().filter(ModelSpec::talks).toList();
  }

  /** By model id or by inference profile. */
  public Optional<ModelSpec> find(String id) {
    ModelSpec exact = byId.get(id);
    return exact != null
        ? Optional.of(exact)
        : byId.values().stream().filter(m -> id.equals(m.inferenceProfile())).findFirst();
  }

  /**
   * What to send to Bedrock for this model.
   *
   * @param onAws true for a real account, where retired models give way to their successors and
   *     newer ones are called by inference profile; the stand-ins serve every model by its own id
   */
  public String invocationId(String modelId, boolean onAws) {
    ModelSpec model = byId.get(modelId);
    if (model == null || !onAws) {
      return modelId;
    }
    if (model.retiredOnAws() && model.successor() != null) {
      return invocationId(model.successor(), true);
    }
    return model.inferenceProfile() == null ? modelId : model.inferenceProfile();
  }
}
