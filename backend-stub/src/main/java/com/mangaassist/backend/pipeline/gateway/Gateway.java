package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.auth.AnswerIds;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.SearchAnswers;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.models.ModelCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The doors of the pipeline: its HTTP routes and its WebSocket. */
public final class Gateway implements AutoCloseable {

  /**
   * What stands behind the doors.
   *
   * @param webSocketPort 0 for any free one
   * @param allowedOrigins values of the Origin header that are let in
   * @param answerLimit how long {@code POST /v1/chat} keeps a caller waiting
   */
  public record Settings(
      ChatService chat,
      SearchAnswers searchAnswers,
      ProductIndex index,
      SessionStore sessions,
      ModelCatalog models,
      GatewayCredentials credentials,
      Health health,
      int webSocketPort,
      Set<String> allowedOrigins,
      Duration answerLimit) {}

  /** As API Gateway: an integration has 29 seconds. */
  public static final Duration ANSWER_LIMIT = Duration.ofSeconds(29);

  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService answers;
  private final ChatSocketServer sockets;
  private final List<Route> routes;

  private Gateway(Settings settings) {
    var authentication = new GatewayAuthentication(settings.credentials());
    var requests = new ChatRequests(settings.models());
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("gateway-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    answers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-answer-", 0).factory());
    routes = routes(settings, authentication, requests);
    sockets =
        ChatSocketServer.start(
            settings.webSocketPort(),
            new UpgradeGuard(authentication, settings.allowedOrigins()),
            timer,
            out -> new ChatSocket(settings.chat(), requests, answers, out));
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
      Settings settings, GatewayAuthentication callers, ChatRequests requests) {
    List<Route> all = new ArrayList<>();
    var chat = new ChatRoute(settings.chat(), requests, timer, settings.answerLimit());
    all.add(new Route("POST", "/v1/chat", callers, chat));
    var search = new SearchRoute(settings.index(), settings.searchAnswers());
    all.add(new Route("POST", "/v1/search", callers, search));
    all.add(
        new Route(
            "GET",
            "/health",
            Authentication.open("health is public"),
            new HealthRoute(settings.health())));
    all.add(
        new Route(
            "GET",
            "/openapi.json",
            Authentication.open("the description is public"),
            new OpenApiRoute()));
    all.addAll(
        new ConversationRoutes(settings.sessions())
            .routes(new AdminAuthentication(settings.credentials())));
    return all.stream().map(route -> route.withAnswerHeaders(AnswerIds::next)).toList();
  }

  /** The HTTP routes, each with its authentication. */
  public List<Route> routes() {
    return routes;
  }

  /** The port of {@code WS /prod}, on 127.0.0.1. */
  public int webSocketPort() {
    return sockets.getPort();
  }

  /** Lets go of all clients; answers have been stopped before. */
  @Override
  public void close() {
    sockets.close();
    answers.close();
    timer.shutdownNow();
  }
}
