package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultGate;
import com.mangaassist.backend.aws.faults.FaultInjector;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The Bedrock Runtime stand-in: five operations on talking models and on the embedding model. */
public final class BedrockRuntime {
  /** The service's signing name, and its name among the faults. */
  public static final String SERVICE = "bedrock";

  /** AWS's own limit of InvokeModel, in bytes. */
  private static final int BODY_LIMIT = 25_000_000;

  private final ModelDirectory models;
  private final Operations operations;
  private final FaultGate faults;
  private final RequestIds requestIds;

  /** Wires the stand-in; {@code seeds} is drawn from under a lock. */
  public BedrockRuntime(
      ModelCatalog models,
      LanguageModel languageModel,
      LatencyMode mode,
      Pacer pacer,
      FaultInjector faults,
      RandomGenerator seeds,
      InvocationObserver observer) {
    this.models = new ModelDirectory(models);
    this.operations = new Operations(new Generator(languageModel, mode, pacer, observer), pacer);
    this.requestIds = new RequestIds(seeds);
    this.faults = new FaultGate(faults, pacer::pause, requestIds);
  }

  /** Its routes, each open to callers that {@code authentication} lets in. */
  public List<Route> routes(Authentication authentication) {
    return List.of(
        route("converse", "Converse", authentication, operations::converse),
        route("converse-stream", "ConverseStream", authentication, operations::converseStream),
        route("count-tokens", "CountTokens", authentication, operations::countTokens),
        route("invoke", "InvokeModel", authentication, operations::invoke),
        route(
            "invoke-with-response-stream",
            "InvokeModelWithResponseStream",
            authentication,
            operations::invokeStream));
  }

  @FunctionalInterface
  private interface Operation {
    void answer(Call call, JsonNode body) throws AwsFault, IOException, InterruptedException;
  }

  private Route route(String verb, String name, Authentication who, Operation operation) {
    return new Route(
        "POST",
        "/model/{modelId}/" + verb,
        who,
        (request, reply) -> answer(request, reply, name, operation),
        BODY_LIMIT);
  }

  private void answer(HttpRequest request, HttpReply reply, String name, Operation operation)
      throws IOException, InterruptedException {
    String requestId = requestIds.next();
    try {
      requireService(request);
      List<Fault> struck = faults.strike(SERVICE, name);
      Call call =
          new Call(
              name,
              requestId,
              models.find(request.pathParameter("modelId")),
              struck,
              callRandom(),
              faults.reply(reply, struck),
              request.receivedNanos());
      faults.before(SERVICE, struck);
      reply.header(AwsProtocol.REQUEST_ID, requestId);
      operation.answer(call, Fields.body(request.body()));
    } catch (AwsFault fault) {
      AwsProtocol.REST_JSON.send(reply, fault, requestId);
    }
  }

  private static void requireService(HttpRequest request) throws AwsFault {
    Optional<String> service = request.attribute(SigV4Authentication.SERVICE, String.class);
    if (service.isPresent() && !service.get().equals(SERVICE)) {
      throw new AwsFault(
          403,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: '" + SERVICE + "'.");
    }
  }

  /** A generator of one call's own: those that are seeded are not safe for many threads. */
  private RandomGenerator callRandom() {
    return new SplittableRandom(UUID.fromString(requestIds.next()).getMostSignificantBits());
  }
}
