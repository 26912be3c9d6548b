package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.platform.parts.Failures;
import com.mangaassist.services.models.Usage;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A call of a model as OpenTelemetry's conventions for generative AI describe it. */
final class ModelHop {

  private static final double NANOS = 1e9;

  private ModelHop() {}

  static Hop begin(String asked, String invoked, Prompt prompt) {
    return Hop.call("chat " + invoked)
        .with("gen_ai.operation.name", "chat")
        .with("gen_ai.provider.name", "aws.bedrock")
        .with("gen_ai.request.model", asked)
        .with("gen_ai.request.max_tokens", prompt.maxTokens())
        .with("gen_ai.request.temperature", Double.toString(prompt.temperature()));
  }

  static void end(Hop hop, String invoked, StreamReader reader, @Nullable Throwable problem) {
    hop.with("gen_ai.response.model", invoked);
    reader
        .first()
        .ifPresent(
            nanos ->
                hop.with(
                    "gen_ai.response.time_to_first_chunk",
                    String.format(Locale.ROOT, "%.3f", nanos / NANOS)));
    Usage usage = reader.usage();
    if (usage != null) {
      hop.with("gen_ai.usage.input_tokens", usage.inputTokens())
          .with("gen_ai.usage.output_tokens", usage.outputTokens());
    }
    if (problem != null) {
      hop.failed(type(problem));
    }
    hop.close();
  }

  private static String type(Throwable problem) {
    Throwable cause = Failures.cause(problem);
    return cause instanceof CancellationException ? "cancelled" : cause.getClass().getSimpleName();
  }
}
