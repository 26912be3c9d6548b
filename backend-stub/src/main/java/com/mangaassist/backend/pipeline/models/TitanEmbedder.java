package com.mangaassist.backend.pipeline.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.retrieval.Embedder;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** Titan Text Embeddings V2 by Bedrock's InvokeModel: unit vectors of {@link #DIMENSIONS}. */
public final class TitanEmbedder implements Embedder {

  /** Titan's smallest size keeps nearly all of the quality at a quarter of the work. */
  public static final int DIMENSIONS = 256;

  /** A customer waits for it; words alone find most products as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BedrockRuntimeAsyncClient bedrock;

  /** Asks through that client. */
  public TitanEmbedder(BedrockRuntimeAsyncClient bedrock) {
    this.bedrock = bedrock;
  }

  @Override
  public float[] embed(String text) {
    String body =
        Json.write(
            Json.object()
                .put("inputText", text)
                .put("dimensions", DIMENSIONS)
                .put("normalize", true));
    var call =
        bedrock.invokeModel(
            request ->
                request
                    .modelId(ModelCatalog.TITAN_EMBED)
                    .contentType("application/json")
                    .accept("application/json")
                    .body(SdkBytes.fromUtf8String(body)));
    try {
      var response = call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return vector(Json.parse(response.body().asUtf8String()).path("embedding"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("no embedding within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      call.cancel(true);
    }
  }

  private static float[] vector(JsonNode array) throws IOException {
    if (array.size() != DIMENSIONS) {
      throw new IOException("an embedding of " + array.size() + " dimensions");
    }
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = array.get(i).floatValue();
    }
    return vector;
  }
}
