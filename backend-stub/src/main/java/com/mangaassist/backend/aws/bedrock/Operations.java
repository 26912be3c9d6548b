package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/** The four operations: read the body, have the answer made, spell it as the operation does. */
final class Operations {
  private static final String JSON = "application/json";

  private final Generator generator;

  Operations(Generator generator) {
    this.generator = generator;
  }

  void converse(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    requireTalking(call);
    Generator.Whole whole = generator.whole(call, ConverseMessages.prompt(body));
    call.reply().send(200, JSON, Json.writeBytes(ConverseMessages.answer(whole)));
  }

  void converseStream(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    requireTalking(call);
    ModelPrompt prompt = ConverseMessages.prompt(body);
    EventStreamWriter frames = frames(call);
    generator.stream(call, prompt, frames, new ConverseDialect(frames));
  }

  void invoke(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    if (!call.model().talks()) {
      TitanEmbeddings.Result result = TitanEmbeddings.embed(body);
      measured(call, result.inputTokens(), 0);
      call.reply().send(200, JSON, Json.writeBytes(result.body()));
      return;
    }
    Generator.Whole whole = generator.whole(call, AnthropicMessages.prompt(body));
    measured(call, whole.inputTokens(), whole.answer().tokens());
    call.reply().send(200, JSON, Json.writeBytes(AnthropicMessages.answer(call, whole)));
  }

  void invokeStream(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    if (!call.model().talks()) {
      throw AwsFault.validation("The model is unsupported for streaming");
    }
    ModelPrompt prompt = AnthropicMessages.prompt(body);
    call.reply().header("x-amzn-bedrock-content-type", JSON);
    EventStreamWriter frames = frames(call);
    generator.stream(call, prompt, frames, new AnthropicDialect(frames));
  }

  private static EventStreamWriter frames(Call call) {
    return new EventStreamWriter(call.reply().stream(200, EventStreamWriter.CONTENT_TYPE));
  }

  private static void measured(Call call, int inputTokens, int outputTokens) {
    String prefix = "X-Amzn-Bedrock-";
    call.reply().header(prefix + "Invocation-Latency", Long.toString(call.elapsed().toMillis()));
    call.reply().header(prefix + "Input-Token-Count", Integer.toString(inputTokens));
    if (outputTokens > 0) {
      call.reply().header(prefix + "Output-Token-Count", Integer.toString(outputTokens));
    }
  }

  private static void requireTalking(Call call) throws AwsFault {
    if (!call.model().talks()) {
      throw AwsFault.validation(
          "This action doesn't support the model that you provided. Try again with a supported text"
              + " or chat model.");
    }
  }
}
