package com.mangaassist.backend.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.pipeline.gateway.Gateway;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.HttpConversations;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.connection.HttpAdmin;
import com.mangaassist.services.events.EventFigures;
import com.mangaassist.services.events.HttpEventFigures;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** The whole pipeline on real ports, in front of stand-ins that are somebody else's to close. */
public final class PipelineFixture implements AutoCloseable {

  public static final String ORIGIN = "https://mangaassist.example.com";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public final GatewayCredentials credentials;
  public final String bearerToken;
  public final Pipeline pipeline;
  private final AwsClients aws;
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpAdmin admin;

  private PipelineFixture(StandInFixture standIns, Path folder, Tuning tuning) throws IOException {
    credentials = GatewayCredentials.open(folder, Clock.systemUTC());
    bearerToken = credentials.issueBearerToken();
    aws = standIns.clients();
    pipeline =
        Pipeline.open(
            new Pipeline.Settings(
                folder,
                aws,
                false,
                ModelCatalog.bundled(),
                credentials,
                "MangaAssist-AI-Events",
                0,
                Set.of(ORIGIN),
                Clock.systemUTC(),
                new java.security.SecureRandom(),
                standIns.standIns::trouble),
            tuning);
    var routes = new ArrayList<>(pipeline.routes());
    routes.addAll(pipeline.functionRoutes());
    routes.addAll(standIns.standIns.adminRoutes(new AdminAuthentication(credentials)));
    server = HttpServer.start(new HttpServer.Settings(0, Set.of(ORIGIN)), routes);
    standIns.standIns.functionsAt(
        URI.create(rest()), Map.of("Authorization", "Bearer " + credentials.adminToken()));
    admin = new HttpAdmin(URI.create(rest() + "/admin"), credentials.adminToken());
  }

  public static PipelineFixture open(StandInFixture standIns, Path folder) throws IOException {
    return new PipelineFixture(standIns, folder, Tuning.standard());
  }

  public static PipelineFixture open(
      StandInFixture standIns, Path folder, Duration answerLimit, Duration upgradeLimit)
      throws IOException {
    return open(
        standIns,
        folder,
        Tuning.standard().withLimits(new Gateway.Limits(answerLimit, upgradeLimit)));
  }

  static PipelineFixture open(StandInFixture standIns, Path folder, Tuning tuning)
      throws IOException {
    return new PipelineFixture(standIns, folder, tuning);
  }

  public static PipelineFixture open(StandInFixture standIns, Path folder, Gateway.Limits limits)
      throws IOException {
    return new PipelineFixture(standIns, folder, Tuning.standard().withLimits(limits));
  }

  public String rest() {
    return "http://127.0.0.1:" + server.port();
  }

  public URI socket() {
    return URI.create("ws://127.0.0.1:" + pipeline.webSocketPort() + "/prod");
  }

  public WebSocketChat chat() {
    return new WebSocketChat(socket(), bearerToken, credentials.apiKey());
  }

  /** A connected client. */
  public ChatProbe connect() throws Exception {
    return ChatProbe.connected(chat());
  }

  public HttpConversations conversations() {
    return new HttpConversations(admin);
  }

  EventFigures eventFigures() throws IOException {
    return new HttpEventFigures(admin).events();
  }

  public Conversation conversation(String sessionId) throws IOException {
    return conversations().find(sessionId).orElseThrow();
  }

  /** POSTs with the right credentials. */
  public HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, body, Map.of());
  }

  /** POSTs; the headers given stand in the place of the right ones. */
  public HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(rest() + path))
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(body))
            .setHeader("Content-Type", "application/json")
            .setHeader("Authorization", "Bearer " + bearerToken)
            .setHeader("X-Api-Key", credentials.apiKey());
    headers.forEach(request::setHeader);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Asks anything with the right credentials and no body. */
  public HttpResponse<String> ask(String method, String path) throws Exception {
    return send(
        method,
        path,
        Map.of("Authorization", "Bearer " + bearerToken, "X-Api-Key", credentials.apiKey()));
  }

  /** Asks anything without credentials. */
  public HttpResponse<String> send(String method, String path, Map<String, String> headers)
      throws Exception {
    return send(method, path, "", headers);
  }

  /** Asks anything with the headers given and no others. */
  public HttpResponse<String> send(
      String method, String path, String body, Map<String, String> headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(rest() + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Waits until a part of {@code /health} is well, as the rules by which events go on. */
  public void awaitHealthy(String part) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                json(send("GET", "/health", Map.of()))
                    .path("parts")
                    .path(part)
                    .path("status")
                    .asText()
                    .equals("healthy"));
  }

  public static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.parse(response.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
    admin.close();
    server.close();
    pipeline.close();
    aws.close();
  }
}
