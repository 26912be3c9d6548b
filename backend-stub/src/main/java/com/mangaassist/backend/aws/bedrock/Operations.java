package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.Usage;
import java.io.IOException;
import java.util.function.Function;

/** The operations: read the body, have the answer made, spell it as the operation does. */
final class Operations {
  private static final String JSON = "application/json";

  private final Engine engine;
  private final Pacer pacer;
  private final InvocationMetrics metrics;

  Operations(Engine engine, Pacer pacer, InvocationMetrics metrics) {
    this.engine = engine;
    this.pacer = pacer;
    this.metrics = metrics;
  }

  void converse(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    requireTalking(call);
    ConverseShapes.checkConverse(body);
    ConverseExtras extras = ConverseExtras.read(body);
    Whole whole = whole(call, ConverseMessages.prompt(body, call.model().mostOutputTokens()));
    call.reply().send(200, JSON, Json.writeBytes(ConverseMessages.answer(whole, extras)));
  }

  void converseStream(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    requireTalking(call);
    ConverseShapes.checkConverse(body);
    ConverseExtras extras = ConverseExtras.read(body);
    ModelPrompt prompt = ConverseMessages.prompt(body, call.model().mostOutputTokens());
    stream(call, prompt, frames -> new ConverseDialect(frames, extras));
  }

  void invoke(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    if (!call.model().talks()) {
      TitanEmbeddings.Result result = TitanEmbeddings.embed(body);
      measured(call, result.inputTokens(), 0);
      metrics.ended(
          Invocation.of(
              call, Outcome.COMPLETED, call.elapsed(), new Usage(result.inputTokens(), 0)));
      call.reply().send(200, JSON, Json.writeBytes(result.body()));
      return;
    }
    Whole whole = whole(call, AnthropicMessages.prompt(call, body));
    measured(call, whole.ending().usage().inputTokens(), whole.ending().usage().outputTokens());
    call.reply().send(200, JSON, Json.writeBytes(AnthropicMessages.answer(call, whole)));
  }

  void invokeStream(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException {
    if (!call.model().talks()) {
      throw AwsFault.validation("The model is unsupported for streaming");
    }
    ModelPrompt prompt = AnthropicMessages.prompt(call, body);
    stream(call, prompt, AnthropicDialect::new);
  }

  void countTokens(Call call, JsonNode body) throws AwsFault, IOException {
    if (!call.model().talks()) {
      throw AwsFault.validation("The provided model doesn't support counting tokens.");
    }
    ConverseShapes.checkCountTokens(body);
    call.reply().send(200, JSON, Json.writeBytes(CountTokens.answer(body)));
  }

  private Whole whole(Call call, ModelPrompt prompt)
      throws AwsFault, IOException, InterruptedException {
    if (call.fault(FaultKind.MID_STREAM_ERROR).isPresent()) {
      throw ModelFailures.error();
    }
    return engine.whole(call, prompt);
  }

  private void stream(
      Call call, ModelPrompt prompt, Function<EventStreamWriter, StreamDialect> dialects)
      throws AwsFault, IOException, InterruptedException {
    engine.stream(call, prompt, new AnswerStream(call, pacer, () -> frames(call), dialects));
  }

  private static EventStreamWriter frames(Call call) {
    if (call.operation().startsWith("Invoke")) {
      call.reply().header("x-amzn-bedrock-content-type", JSON);
    }
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
