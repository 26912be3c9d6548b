package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.AnswerStream.CutException;
import com.mangaassist.backend.aws.bedrock.AnswerStream.EndedException;
import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.backend.aws.bedrock.SilenceLimitedStream.ClientGoneException;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.OpenAiCompatible;
import com.mangaassist.services.models.Usage;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lets a server that speaks OpenAI's API answer in a model's place, whole or streamed. */
final class OpenAiEngine implements Engine {
  private static final String DONE = "[DONE]";

  /** Bytes that are read of a whole answer, which is held in memory. */
  private static final int LONGEST_ANSWER = 16 << 20;

  private final OpenAiServer servers;
  private final InvocationObserver observer;

  OpenAiEngine(OpenAiServer servers, InvocationObserver observer) {
    this.servers = servers;
    this.observer = observer;
  }

  @Override
  public Whole whole(Call call, ModelPrompt prompt)
      throws AwsFault, IOException, InterruptedException {
    OpenAiCompatible server = server(call);
    JsonNode completion = completion(call, server, prompt);
    JsonNode choice = completion.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw ModelFailures.error("The model's server answered: " + OpenAiServer.message(completion));
    }
    List<ToolUse> uses = new ArrayList<>();
    StringBuilder counted = new StringBuilder(message.path("content").asText(""));
    for (JsonNode each : message.path("tool_calls")) {
      JsonNode function = each.path("function");
      counted.append(function.path("name").asText()).append(function.path("arguments"));
      uses.add(
          new ToolUse(
              call.newId(), function.path("name").asText(), input(function.path("arguments"))));
    }
    String stop =
        choice.path("stop_reason").isTextual() ? choice.path("stop_reason").asText() : null;
    StopReason reason =
        OpenAiDeltas.reason(choice.path("finish_reason").asText(), !uses.isEmpty(), stop);
    Usage usage =
        OpenAiDeltas.usage(
            Optional.of(completion.path("usage")), prompt.inputTokens(), counted.toString());
    Duration total = call.elapsed();
    observer.ended(Invocation.of(call, Outcome.COMPLETED, total, usage));
    return new Whole(
        message.path("content").asText(""),
        uses,
        new Ending(reason, reason == StopReason.STOP_SEQUENCE ? stop : null, usage, total, total));
  }

  private JsonNode completion(Call call, OpenAiCompatible server, ModelPrompt prompt)
      throws AwsFault, IOException, InterruptedException {
    try (SilenceLimitedStream body =
        servers.post(
            server, OpenAiRequest.of(prompt, server.model(), false), call.reply()::clientGone)) {
      byte[] answer = body.readNBytes(LONGEST_ANSWER);
      if (answer.length == LONGEST_ANSWER) {
        throw ModelFailures.error("The model's server sent more than any answer is long.");
      }
      return Json.parse(answer);
    } catch (ClientGoneException e) {
      throw e;
    } catch (HttpTimeoutException e) {
      throw ModelFailures.timeout();
    } catch (IOException e) {
      throw ModelFailures.error("The model's server sent no whole answer.");
    }
  }

  private static JsonNode input(JsonNode arguments) throws AwsFault {
    if (arguments.isObject()) {
      return arguments;
    }
    String text = arguments.asText("");
    try {
      JsonNode input = text.isBlank() ? Json.object() : Json.parse(text);
      if (input.isObject()) {
        return input;
      }
    } catch (Json.MalformedJsonException e) {
      // Not JSON and not an object have the same answer.
    }
    throw ModelFailures.error(
        "The model's server called a tool with input that is no JSON object.");
  }

  @Override
  public void stream(Call call, ModelPrompt prompt, AnswerStream stream)
      throws AwsFault, IOException, InterruptedException {
    OpenAiCompatible server = server(call);
    SilenceLimitedStream body =
        servers.post(
            server, OpenAiRequest.of(prompt, server.model(), true), call.reply()::clientGone);
    OpenAiDeltas deltas = new OpenAiDeltas(stream, call::newId);
    Outcome outcome = Outcome.CANCELLED;
    try (body) {
      stream.begin(prompt.inputTokens());
      outcome = pass(call, prompt, new ServerSentEvents(body), deltas, stream);
    } catch (EndedException e) {
      outcome = Outcome.FAILED;
    } catch (CutException e) {
      outcome = Outcome.FAILED;
      throw e;
    } finally {
      observer.ended(
          Invocation.of(call, outcome, stream.first(), deltas.usage(prompt.inputTokens())));
    }
  }

  private static Outcome pass(
      Call call,
      ModelPrompt prompt,
      ServerSentEvents events,
      OpenAiDeltas deltas,
      AnswerStream stream)
      throws IOException, InterruptedException, EndedException {
    while (true) {
      JsonNode chunk;
      try {
        String data = events.next();
        if (data == null || data.equals(DONE)) {
          if (data == null && !deltas.finished()) {
            return failed(stream, StreamException.MODEL_STREAM_ERROR, "");
          }
          break;
        }
        chunk = Json.parse(data);
      } catch (ClientGoneException e) {
        throw e;
      } catch (HttpTimeoutException e) {
        return failed(stream, timeout(call), StreamException.MODEL_TIMEOUT.message());
      } catch (IOException e) {
        return failed(stream, StreamException.MODEL_STREAM_ERROR, "");
      }
      if (chunk.hasNonNull("error")) {
        boolean busy = chunk.at("/error/code").asText().equals("429");
        return failed(
            stream,
            busy ? StreamException.THROTTLING : StreamException.MODEL_STREAM_ERROR,
            busy ? "" : OpenAiServer.message(chunk));
      }
      deltas.take(chunk);
    }
    stream.end(
        new Ending(
            deltas.reason(),
            deltas.stopSequence(),
            deltas.usage(prompt.inputTokens()),
            stream.first(),
            call.elapsed()));
    return Outcome.COMPLETED;
  }

  /** ConverseStream's events know no timeout. */
  private static StreamException timeout(Call call) {
    return call.operation().equals("ConverseStream")
        ? StreamException.MODEL_STREAM_ERROR
        : StreamException.MODEL_TIMEOUT;
  }

  private static Outcome failed(AnswerStream stream, StreamException kind, String message)
      throws IOException {
    stream.fail(kind, message.isEmpty() ? kind.message() : message);
    return Outcome.FAILED;
  }

  private static OpenAiCompatible server(Call call) {
    return Objects.requireNonNull(call.model().openAiCompatible());
  }
}
