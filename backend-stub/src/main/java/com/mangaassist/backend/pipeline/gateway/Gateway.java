package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.assets.ProductImageRoute;
import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.SearchAnswers;
import com.mangaassist.backend.pipeline.generate.GenerateService;
import com.mangaassist.backend.pipeline.integration.ModelInvoker;
import com.mangaassist.backend.pipeline.integration.Stage;
import com.mangaassist.backend.pipeline.mesh.MeshSettings;
import com.mangaassist.backend.pipeline.recommend.Recommender;
import com.mangaassist.backend.pipeline.resilience.ModelState;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.pipeline.usage.UsageMeter;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The doors of the pipeline: its HTTP routes and its WebSocket. */
public final class Gateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

  /**
   * What stands behind the doors.
   *
   * @param invoker Bedrock, for the route that goes there directly
   * @param stage the stage that is served
   * @param mesh how the orchestrator is reached
   * @param modelStates how the models are
   * @param meter holds the callers to their plans; stays the caller's to close
   * @param traces records what requests go through; stays the caller's to close
   * @param webSocketPort 0 for any free one
   * @param allowedOrigins values of the Origin header that are let in
   * @param clock tells the time, UTC
   */
  public record Settings(
      ChatService chat,
      SearchAnswers searchAnswers,
      GenerateService generate,
      RecommendationNotes recommendations,
      ModelInvoker invoker,
      Stage stage,
      MeshSettings mesh,
      Supplier<List<ModelState>> modelStates,
      ProductIndex index,
      SessionStore sessions,
      ModelCatalog models,
      GatewayCredentials credentials,
      UsageMeter meter,
      Traces traces,
      Health health,
      FlagRoutes flags,
      int webSocketPort,
      Set<String> allowedOrigins,
      Clock clock,
      Limits limits) {}

  /**
   * How long somebody waits.
   *
   * @param answer the caller of {@code POST /v1/chat}, for the answer
   * @param upgrade the gateway, for a WebSocket's upgrade request
   * @param idle the gateway, for something to pass over a WebSocket
   * @param age how old a WebSocket may become
   */
  public record Limits(Duration answer, Duration upgrade, Duration idle, Duration age) {

    /** As API Gateway: an integration has 29 s, a handshake 10 s; 10 minutes idle, 2 hours old. */
    public static final Limits STANDARD =
        new Limits(Duration.ofSeconds(29), Duration.ofSeconds(10));

    /** Its WebSockets with other limits for the answer and the upgrade. */
    public Limits(Duration answer, Duration upgrade) {
      this(answer, upgrade, Duration.ofMinutes(10), Duration.ofHours(2));
    }
  }

  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService answers;
  private final OpenApiRoute openApi = new OpenApiRoute();
  private final Backside backside;
  private final ChatSockets sockets;
  private final List<Route> routes;

  private Gateway(Settings settings) {
    var authentication =
        new GatewayAuthentication(settings.credentials().authorizer(), settings.meter());
    var log = new AccessLog(settings.clock());
    var requests = new ChatRequests(settings.models());
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("gateway-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    var _ = timer.scheduleWithFixedDelay(() -> flush(settings.meter()), 1, 1, TimeUnit.SECONDS);
    answers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-answer-", 0).factory());
    backside = backside(settings);
    try {
      sockets =
          ChatSockets.start(
              settings.webSocketPort(),
              new ChatSocketServer.Parts(
                  new UpgradeGuard(authentication, settings.allowedOrigins()),
                  new Accepting(ServerSocketChannel::accept, timer, BEFORE_ANOTHER_TRY),
                  new OpenSockets(timer, settings.limits()),
                  new SocketVisit.Book(authentication, log, settings.traces(), settings.clock()),
                  (out, visit) -> new ChatSocket(settings.chat(), requests, answers, out, visit)),
              timer,
              BEFORE_ANOTHER_TRY);
    } catch (RuntimeException e) {
      backside.close();
      throw e;
    }
    routes =
        routes(
            settings,
            authentication,
            requests,
            new GatewayDoor(log, settings.traces(), settings.clock()));
  }

  private Backside backside(Settings settings) {
    return new Backside(
        openApi.description(),
        settings.stage(),
        settings.mesh(),
        new Backside.Parts(
            new Recommender(settings.index()), settings.recommendations(), settings.index()),
        settings.invoker(),
        settings.traces(),
        settings.limits().answer(),
        settings.clock());
  }

  /**
   * Listens for WebSockets; the routes are for the caller's HTTP server.
   *
   * @throws java.io.UncheckedIOException if the WebSocket's port cannot be had
   */
  public static Gateway open(Settings settings) {
    return new Gateway(settings);
  }

  private List<Route> routes(
      Settings settings, GatewayAuthentication callers, ChatRequests requests, GatewayDoor door) {
    List<Route> all = new ArrayList<>();
    var limit = new TimeLimit(timer, settings.limits().answer());
    var chat = new ChatRoute(settings.chat(), requests, limit);
    all.add(new Route("POST", "/v1/chat", callers, new OwnCustomer(chat)));
    var search = new SearchRoute(settings.index(), settings.searchAnswers(), limit);
    all.add(new Route("POST", "/v1/search", callers, search));
    all.addAll(new GenerateRoutes(settings.generate(), requests).routes(callers));
    Route recommend = behind(callers, "POST", "/v1/recommend");
    all.add(recommend.handledBy(new OwnCustomer(recommend.handler())));
    all.add(behind(callers, "GET", "/v1/products/{productId}"));
    all.add(behind(callers, "GET", "/v1/products/{productId}/similar"));
    all.add(
        new Route(
            "GET",
            "/health",
            Authentication.open("health is public"),
            new HealthRoute(() -> health(settings.health()))));
    all.add(
        new Route(
            "GET", "/openapi.json", Authentication.open("the description is public"), openApi));
    all.add(
        new Route(
            "GET",
            "/.well-known/jwks.json",
            Authentication.open("public keys are public"),
            new JwksRoute(settings.credentials().publicKeys())));
    all.add(
        new Route(
            "GET",
            "/assets/products/{file}",
            Authentication.open("pictures of products are public"),
            new ProductImageRoute(settings.index()::catalog)));
    var admin = new AdminAuthentication(settings.credentials());
    all.add(new Route("GET", "/admin/quarantine", admin, new QuarantineRoute(settings.sessions())));
    all.add(
        new Route(
            "GET", "/admin/mesh", admin, new MeshRoute(backside.mesh(), settings.modelStates())));
    all.addAll(settings.flags().routes(admin));
    all.addAll(new ConversationRoutes(settings.sessions()).routes(admin));
    // No moderation stands between this route and the model, so it is for administrators.
    all.add(behind(admin, "POST", "/admin/completions"));
    all.addAll(new TraceRoutes(settings.traces().store()).routes(admin));
    return all.stream().map(route -> PlanNotice.on(route).behind(door)).toList();
  }

  /** What throws is never called again by its timer. */
  private static void flush(UsageMeter meter) {
    try {
      meter.flush();
    } catch (RuntimeException e) {
      LOG.warn("The daily counts could not be written out: {}", e.getMessage());
    }
  }

  private List<Health.Part> health(Health behind) {
    return Stream.of(sockets.parts(), List.of(MeshRoute.health(backside.mesh())), behind.parts())
        .flatMap(List::stream)
        .toList();
  }

  private Route behind(Authentication callers, String method, String pathTemplate) {
    return new Route(method, pathTemplate, callers, backside.handler(method, pathTemplate));
  }

  /** The HTTP routes, each with its authentication. */
  public List<Route> routes() {
    return routes;
  }

  /** The port of {@code WS /prod}, on 127.0.0.1. */
  public int webSocketPort() {
    return sockets.port();
  }

  /** Where the listener is that only the gateway reaches. */
  public String privateAddress() {
    return backside.privateAddress();
  }

  /** Lets go of all clients; answers have been stopped before. */
  @Override
  public void close() {
    sockets.close();
    backside.close();
    answers.shutdownNow();
    timer.shutdownNow();
    try {
      if (!answers.awaitTermination(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("An answer did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
