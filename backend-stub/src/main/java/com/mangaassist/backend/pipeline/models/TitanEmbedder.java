package com.mangaassist.backend.pipeline.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.retrieval.Embedder;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/** Titan Text Embeddings V2 by Bedrock's InvokeModel: unit vectors of {@link #DIMENSIONS}. */
public final class TitanEmbedder implements Embedder {

  /** Titan's smallest size keeps nearly all of the quality at a quarter of the work. */
  public static final int DIMENSIONS = 256;

  /** Calls at once, so that embedding the catalogue does not crowd out the conversations. */
  private static final int AT_ONCE = 4;

  /** A customer waits for it; words alone find most products as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BedrockRuntimeAsyncClient bedrock;
  private final Semaphore room = new Semaphore(AT_ONCE);

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
    @Nullable CompletableFuture<InvokeModelResponse> call = null;
    try {
      if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("too many embeddings are under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    try {
      call =
          bedrock.invokeModel(
              request ->
                  request
                      .modelId(ModelCatalog.TITAN_EMBED)
                      .contentType("application/json")
                      .accept("application/json")
                      .body(SdkBytes.fromUtf8String(body)));
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
      if (call != null) {
        call.cancel(true);
      }
      room.release();
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
