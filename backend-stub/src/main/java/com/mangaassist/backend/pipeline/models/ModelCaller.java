package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** Asks a model by Bedrock's ConverseStream; safe for many threads. */
public final class ModelCaller {

  private final BedrockRuntimeAsyncClient bedrock;
  private final ModelCatalog models;
  private final boolean onAws;

  /**
   * Remembers whom to ask.
   *
   * @param onAws true for a real account, where retired models give way to their successors
   */
  public ModelCaller(BedrockRuntimeAsyncClient bedrock, ModelCatalog models, boolean onAws) {
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

  /** Sends the prompt and returns at once; the stream has to be closed. */
  public ModelStream open(String modelId, Prompt prompt) {
    var reader = new StreamReader();
    String invoked = models.invocationId(modelId, onAws);
    Hop hop = ModelHop.begin(modelId, invoked, prompt);
    var call = bedrock.converseStream(request(modelId, prompt), reader.handler());
    var _ = call.whenComplete((done, problem) -> ModelHop.end(hop, invoked, reader, problem));
    return new ModelStream(reader, call);
  }

  private ConverseStreamRequest request(String modelId, Prompt prompt) {
    List<Message> messages =
        prompt.messages().stream()
            .map(
                message ->
                    Message.builder()
                        .role(
                            message.fromCustomer()
                                ? ConversationRole.USER
                                : ConversationRole.ASSISTANT)
                        .content(ContentBlock.fromText(message.text()))
                        .build())
            .toList();
    return ConverseStreamRequest.builder()
        .modelId(models.invocationId(modelId, onAws))
        .system(SystemContentBlock.fromText(prompt.system()))
        .messages(messages)
        .inferenceConfig(
            InferenceConfiguration.builder()
                .maxTokens(prompt.maxTokens())
                .temperature((float) prompt.temperature())
                .build())
        .build();
  }
}
