package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server on 127.0.0.1 that speaks HTTP/1.1 and HTTP/2 with prior knowledge on one port, so
 * that every stock AWS client, streaming or not, works with only an endpoint set.
 */
public final class HttpServer implements AutoCloseable {
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);
  private static final int HEADER_LIMIT = 32 * 1024;
  private static final int STREAMS_PER_CONNECTION = 1024;

  /** Resets and pings a second on one connection; a client that cancels often is no attacker. */
  private static final int CONTROL_FRAMES_PER_SECOND = 5_000;

  private final Server server;
  private final ServerConnector connector;
  private final JettyEntrance entrance;

  /**
   * Where to listen and which pages may call.
   *
   * @param port 0 for any free one
   * @param allowedOrigins values of the Origin header that are let in, such as {@code
   *     https://shop.example}
   */
  public record Settings(int port, Set<String> allowedOrigins) {}

  private HttpServer(Server server, ServerConnector connector, JettyEntrance entrance) {
    this.server = server;
    this.connector = connector;
    this.entrance = entrance;
  }

  /**
   * Starts listening.
   *
   * @throws IllegalStateException when a route declares no authentication; nothing listens then
   * @throws UncheckedIOException when the port cannot be had
   */
  public static HttpServer start(Settings settings, List<Route> routes) {
    Router router = new Router(routes);
    QueuedThreadPool pool = new QueuedThreadPool(24, 3);
    pool.setName("http-io");
    Server server = new Server(pool);
    HttpConfiguration http = configuration();
    PriorKnowledgeHttp2 http2 = new PriorKnowledgeHttp2(http);
    http2.setMaxConcurrentStreams(STREAMS_PER_CONNECTION);
    http2.setRateControlFactory(new WindowRateControl.Factory(CONTROL_FRAMES_PER_SECOND));
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(http), http2);
    connector.setHost("127.0.0.1");
    connector.setPort(settings.port());
    connector.setAcceptedTcpNoDelay(true);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    server.addConnector(connector);
    try {
      // The port is needed by the guard before the first request can arrive.
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CallerGuard guard = new CallerGuard(connector.getLocalPort(), settings.allowedOrigins());
    JettyEntrance entrance = new JettyEntrance(new Dispatch(router, guard));
    server.setHandler(entrance);
    HttpServer started = new HttpServer(server, connector, entrance);
    try {
      server.start();
    } catch (Exception e) {
      connector.close();
      throw new IllegalStateException("The HTTP server did not start", e);
    }
    return started;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_LIMIT);
    http.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    // Routes match raw segments and decode them one by one, so an escaped slash is not ambiguous.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "routes",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
    return http;
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops listening, cuts what is under way and waits for its handlers to end. */
  @Override
  public void close() {
    boolean interrupted = false;
    try {
      connector.close();
      entrance.drain(PATIENCE_AT_CLOSE);
    } catch (InterruptedException e) {
      interrupted = true; // told after the server has stopped: Jetty would not wait for itself
    }
    try {
      server.stop();
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server did not stop", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
