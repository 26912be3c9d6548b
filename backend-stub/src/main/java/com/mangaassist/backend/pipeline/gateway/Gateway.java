package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.SearchAnswers;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
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
   * @param meter holds the callers to their plans; stays the caller's to close
   * @param webSocketPort 0 for any free one
   * @param allowedOrigins values of the Origin header that are let in
   * @param clock tells the time, UTC
   */
  public record Settings(
      ChatService chat,
      SearchAnswers searchAnswers,
      ProductIndex index,
      SessionStore sessions,
      ModelCatalog models,
      GatewayCredentials credentials,
      UsageMeter meter,
      Health health,
      int webSocketPort,
      Set<String> allowedOrigins,
      Clock clock,
      Limits limits) {}

  /**
   * How long somebody waits.
   *
   * @param answer the caller of {@code POST /v1/chat}, for the answer
   * @param upgrade the gateway, for a WebSocket's upgrade request
   */
  public record Limits(Duration answer, Duration upgrade) {

    /** As API Gateway: an integration has 29 seconds, a handshake 10. */
    public static final Limits STANDARD =
        new Limits(Duration.ofSeconds(29), Duration.ofSeconds(10));
  }

  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService answers;
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
    sockets =
        ChatSockets.start(
            settings.webSocketPort(),
            new ChatSocketServer.Parts(
                new UpgradeGuard(authentication, settings.allowedOrigins()),
                new Accepting(ServerSocketChannel::accept, timer, BEFORE_ANOTHER_TRY),
                new OpenSockets(timer, settings.limits().upgrade()),
                new SocketVisit.Book(authentication, log, settings.clock()),
                (out, visit) -> new ChatSocket(settings.chat(), requests, answers, out, visit)),
            timer,
            BEFORE_ANOTHER_TRY);
    routes = routes(settings, authentication, requests, new GatewayDoor(log, settings.clock()));
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
    all.add(new Route("POST", "/v1/chat", callers, chat));
    var search = new SearchRoute(settings.index(), settings.searchAnswers(), limit);
    all.add(new Route("POST", "/v1/search", callers, search));
    all.add(
        new Route(
            "GET",
            "/health",
            Authentication.open("health is public"),
            new HealthRoute(() -> health(settings.health()))));
    all.add(
        new Route(
            "GET",
            "/openapi.json",
            Authentication.open("the description is public"),
            new OpenApiRoute()));
    all.add(
        new Route(
            "GET",
            "/.well-known/jwks.json",
            Authentication.open("public keys are public"),
            new JwksRoute(settings.credentials().publicKeys())));
    all.addAll(
        new ConversationRoutes(settings.sessions())
            .routes(new AdminAuthentication(settings.credentials())));
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
    return Stream.concat(sockets.parts().stream(), behind.parts().stream()).toList();
  }

  /** The HTTP routes, each with its authentication. */
  public List<Route> routes() {
    return routes;
  }

  /** The port of {@code WS /prod}, on 127.0.0.1. */
  public int webSocketPort() {
    return sockets.port();
  }

  /** Lets go of all clients; answers have been stopped before. */
  @Override
  public void close() {
    sockets.close();
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
