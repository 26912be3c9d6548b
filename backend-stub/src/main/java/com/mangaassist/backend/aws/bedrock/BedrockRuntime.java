package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.delivery.MetricSink;
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
import com.mangaassist.services.models.ModelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The Bedrock Runtime stand-in: five operations on talking models and on the embedding model. */
public final class BedrockRuntime implements AutoCloseable {
  /** The service's signing name, and its name among the faults. */
  public static final String SERVICE = "bedrock";

  /** AWS's own limit of InvokeModel, in bytes. */
  private static final int BODY_LIMIT = 25_000_000;

  /** Method and path of what AWS has besides; a verb that nobody knows is among them. */
  private static final String[][] OTHERS = {
    {"POST", "/model/{modelId}/{operation}"},
    {"POST", "/guardrail/{guardrailIdentifier}/version/{guardrailVersion}/apply"},
    {"POST", "/async-invoke"},
    {"GET", "/async-invoke"},
    {"GET", "/async-invoke/{invocationArn}"},
  };

  private final ModelDirectory models;
  private final InvocationMetrics metrics;
  private final OpenAiServer servers;
  private final Operations operations;
  private final FaultGate faults;
  private final RequestIds requestIds;

  /**
   * What the stand-in is made of.
   *
   * @param dataDir where the key files of model servers are looked for
   * @param seeds drawn from under a lock
   * @param observer hears of each invocation that produced an answer
   */
  public record Settings(
      Path dataDir,
      ModelCatalog models,
      LanguageModel languageModel,
      LatencyMode mode,
      Pacer pacer,
      FaultInjector faults,
      RandomGenerator seeds,
      InvocationObserver observer,
      MetricSink metrics,
      Clock clock) {}

  /**
   * Wires the stand-in.
   *
   * @throws java.io.UncheckedIOException when a model's server needs a key that cannot be had
   */
  public BedrockRuntime(Settings settings) {
    models = new ModelDirectory(settings.models());
    metrics = new InvocationMetrics(settings.metrics(), settings.clock());
    InvocationObserver observer =
        invocation -> {
          metrics.ended(invocation);
          settings.observer().ended(invocation);
        };
    servers = new OpenAiServer(settings.dataDir(), System.getenv());
    settings.models().all().stream()
        .map(ModelSpec::openAiCompatible)
        .filter(Objects::nonNull)
        .forEach(servers::requireKey);
    Engine engine =
        new ModelEngines(
            new Generator(settings.languageModel(), settings.mode(), settings.pacer(), observer),
            new OpenAiEngine(servers, observer));
    operations = new Operations(engine, settings.pacer(), metrics);
    requestIds = new RequestIds(settings.seeds());
    faults = new FaultGate(settings.faults(), settings.pacer()::pause, requestIds);
  }

  /** Its routes, each open to callers that {@code authentication} lets in. */
  public List<Route> routes(Authentication authentication) {
    List<Route> all = new ArrayList<>();
    for (String[] other : OTHERS) {
      all.add(new Route(other[0], other[1], authentication, this::unknown, BODY_LIMIT));
    }
    all.addAll(operations(authentication));
    return List.copyOf(all);
  }

  private List<Route> operations(Authentication authentication) {
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
    String modelId = request.pathParameter("modelId");
    String calledAs = modelId.substring(modelId.lastIndexOf('/') + 1);
    ModelSpec model = null;
    try {
      requireService(request);
      List<Fault> struck = faults.strike(SERVICE, name);
      model = models.find(modelId);
      Call call =
          new Call(
              name,
              requestId,
              model,
              calledAs,
              struck,
              callRandom(),
              faults.reply(reply, struck),
              request.receivedNanos());
      faults.before(SERVICE, struck);
      reply.header(AwsProtocol.REQUEST_ID, requestId);
      operation.answer(call, Fields.body(request.body()));
    } catch (AwsFault fault) {
      // Counting tokens invokes no model.
      if (model != null && !name.equals("CountTokens")) {
        metrics.refused(calledAs, fault.status());
      }
      AwsProtocol.REST_JSON.send(reply, fault, requestId);
    }
  }

  private void unknown(HttpRequest request, HttpReply reply) throws IOException {
    AwsProtocol.REST_JSON.send(
        reply,
        new AwsFault(404, "UnknownOperationException", "The operation is not known."),
        requestIds.next());
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

  /** Lets go of the connections to model servers. */
  @Override
  public void close() {
    servers.close();
  }
}
