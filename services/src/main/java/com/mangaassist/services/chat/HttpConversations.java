package com.mangaassist.services.chat;

import com.mangaassist.services.events.EventFigures;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceCodec;
import com.mangaassist.services.traces.TraceSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What is kept of conversations, traces and events, over the gateway's admin routes. */
public final class HttpConversations
    implements Conversations, TraceSource, EventFigures.Source, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String admin;
  private final String adminToken;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("conversations-", 0).factory());
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(threads)
          .build();

  /**
   * Remembers where to ask; nothing is sent yet.
   *
   * @param adminUrl as {@code http://127.0.0.1:4711/admin}
   */
  public HttpConversations(URI adminUrl, String adminToken) {
    this.admin = adminUrl.toString();
    this.adminToken = adminToken;
  }

  @Override
  public List<ConversationSummary> list(
      @Nullable String text, int limit, @Nullable ConversationSummary after) throws IOException {
    String query = "?limit=" + limit + (text == null ? "" : "&q=" + encode(text));
    if (after != null) {
      query += "&afterTime=" + encode(after.updatedAt().toString());
      query += "&afterId=" + encode(after.sessionId());
    }
    return ConversationCodec.decodeList(ok(exchange("GET", query, null)));
  }

  @Override
  public Optional<Conversation> find(String sessionId) throws IOException {
    HttpResponse<String> response = exchange("GET", "/" + encode(sessionId), null);
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(ConversationCodec.decode(ok(response)));
  }

  @Override
  public void rename(String sessionId, String title) throws IOException {
    String body = Json.write(Json.object().put("title", title));
    ok(exchange("PATCH", "/" + encode(sessionId), body));
  }

  @Override
  public void delete(String sessionId) throws IOException {
    ok(exchange("DELETE", "/" + encode(sessionId), null));
  }

  @Override
  public void restore(String sessionId) throws IOException {
    ok(exchange("PATCH", "/" + encode(sessionId), "{\"deleted\":false}"));
  }

  @Override
  public void follow(String sessionId, String messageId) throws IOException {
    String body = Json.write(Json.object().put("head", messageId));
    ok(exchange("PATCH", "/" + encode(sessionId), body));
  }

  @Override
  public void remark(String sessionId, String messageId, Remark remark) throws IOException {
    String body =
        Json.write(
            Json.object().put("rating", remark.rating().wireName()).put("note", remark.note()));
    ok(exchange("PATCH", "/" + encode(sessionId) + "/turns/" + encode(messageId), body));
  }

  @Override
  public Optional<Trace> trace(String correlationId) throws IOException {
    HttpResponse<String> response = send("GET", "/traces/" + encode(correlationId), null);
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(TraceCodec.decode(ok(response)));
  }

  @Override
  public EventFigures events() throws IOException {
    return Json.read(ok(send("GET", "/events/figures", null)), EventFigures.class);
  }

  /** Ends the connections; calls under way fail. */
  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }

  private static String encode(String text) {
    // The path wants %20 where a form has +; a query takes both.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> exchange(String method, String path, @Nullable String body)
      throws IOException {
    return send(method, "/conversations" + path, body);
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(admin + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + adminToken)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IOException(
          gateway() + " cannot be reached. Check that the backend is running.", e);
    } catch (HttpTimeoutException e) {
      throw new IOException(gateway() + " did not answer in time. Try again.", e);
    } catch (IOException e) {
      throw new IOException("The connection to the gateway was lost. Try again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The request to the gateway was cancelled.", e);
    }
  }

  private String gateway() {
    return "The gateway at " + URI.create(admin).getAuthority();
  }

  private String ok(HttpResponse<String> response) throws IOException {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return response.body();
    }
    throw new IOException(
        switch (status) {
          case 401, 403 -> gateway() + " refused the admin token. Check the connection.";
          case 404 -> "This conversation does not exist any more.";
          case 400 -> "The gateway did not accept the request.";
          default -> gateway() + " could not do it (status " + status + "). Try again.";
        });
  }
}
