package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.services.bedrock.ConverseCall;
import com.mangaassist.services.bedrock.ConverseStream;
import com.mangaassist.services.bedrock.ConverseStreams;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.util.List;

/** Asks a model by Bedrock's ConverseStream; safe for many threads. */
public final class ModelCaller {

  private final ConverseStreams bedrock;
  private final ModelCatalog models;
  private final boolean onAws;

  /**
   * Remembers whom to ask.
   *
   * @param onAws true for a real account, where retired models give way to their successors
   */
  public ModelCaller(ConverseStreams bedrock, ModelCatalog models, boolean onAws) {
    this.bedrock = bedrock;
    this.models = models;
    this.onAws = onAws;
  }

  /**
   * The model that will answer when {@code modelId} is asked for: itself, or its successor.
   *
   * @throws IllegalArgumentException if the catalogue does not know the model
   */
  public ModelSpec answering(String modelId) {
    return models
        .find(models.invocationId(modelId, onAws))
        .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + modelId));
  }

  /**
   * Sends the prompt and returns at once; the stream has to be closed. No more tokens are asked for
   * than the model may give: Bedrock refuses such a call, which no flag is meant to bring about.
   */
  public ModelStream open(String modelId, Prompt prompt) {
    var reader = new StreamReader(System::nanoTime);
    String invoked = models.invocationId(modelId, onAws);
    int most = models.find(invoked).map(ModelSpec::mostOutputTokens).orElse(Integer.MAX_VALUE);
    Prompt asked = prompt.atMost(most);
    Hop hop = ModelHop.begin(modelId, invoked, asked);
    ConverseStream stream = bedrock.open(call(invoked, asked), reader);
    var _ =
        stream.done().whenComplete((done, problem) -> ModelHop.end(hop, invoked, reader, problem));
    return new ModelStream(reader, stream);
  }

  private static ConverseCall call(String invoked, Prompt prompt) {
    List<ConverseCall.Message> messages =
        prompt.messages().stream()
            .map(message -> new ConverseCall.Message(message.fromCustomer(), message.text()))
            .toList();
    return new ConverseCall(
        invoked, prompt.system(), messages, prompt.maxTokens(), prompt.temperature());
  }
}
