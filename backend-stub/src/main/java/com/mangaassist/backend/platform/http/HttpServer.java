package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

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
  private final ConnectionWatch watch;
  private final Settings settings;
  private final Patience patience;
  private volatile @Nullable JettyEntrance entrance;

  /**
   * Where to listen and which pages may call.
   *
   * @param port 0 for any free one
   * @param allowedOrigins values of the Origin header that are let in, such as {@code
   *     https://shop.example}
   * @param tls by which it proves itself and knows who may call at all; then it speaks HTTP/1.1
   *     alone. Null for plain HTTP
   */
  public record Settings(int port, Set<String> allowedOrigins, @Nullable SSLContext tls) {

    /** Without TLS: nobody listens in on loopback. */
    public Settings(int port, Set<String> allowedOrigins) {
      this(port, allowedOrigins, null);
    }
  }

  private HttpServer(Settings settings, Patience patience) {
    this.settings = settings;
    this.patience = patience;
    watch = new ConnectionWatch(patience);
    QueuedThreadPool pool = new QueuedThreadPool(24, 3);
    pool.setName("http-io");
    server = new Server(pool);
    server.setErrorHandler(new ProtocolErrors());
    HttpConfiguration http = configuration();
    SSLContext tls = settings.tls();
    connector = tls == null ? plain(http) : secured(http, tls);
    connector.setHost("127.0.0.1");
    connector.setPort(settings.port());
    connector.setAcceptedTcpNoDelay(true);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    connector.addEventListener(watch);
    server.addConnector(connector);
  }

  private ServerConnector plain(HttpConfiguration http) {
    PriorKnowledgeHttp2 http2 = new PriorKnowledgeHttp2(http);
    http2.setMaxConcurrentStreams(STREAMS_PER_CONNECTION);
    http2.setRateControlFactory(new WindowRateControl.Factory(CONTROL_FRAMES_PER_SECOND));
    http2.addEventListener(watch);
    return new ServerConnector(server, 1, 1, new HttpConnectionFactory(http), http2) {
      @Override
      protected SocketChannelEndPoint newEndPoint(
          SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        var socket = new ProbedEndPoint(channel, selector, key, getScheduler(), getExecutor());
        socket.setIdleTimeout(getIdleTimeout());
        return socket;
      }
    };
  }

  /** Who shows no certificate that is trusted does not come to a request. */
  private ServerConnector secured(HttpConfiguration http, SSLContext tls) {
    var context = new SslContextFactory.Server();
    context.setSslContext(tls);
    context.setNeedClientAuth(true);
    return new ServerConnector(
        server,
        1,
        1,
        new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
        new HttpConnectionFactory(http));
  }

  /**
   * Takes the port, for those who need its number before there are routes. Callers may connect and
   * wait until {@link #serve}.
   *
   * @throws UncheckedIOException when the port cannot be had
   */
  public static HttpServer bind(Settings settings) {
    return bind(settings, Patience.STANDARD);
  }

  private static HttpServer bind(Settings settings, Patience patience) {
    HttpServer bound = new HttpServer(settings, patience);
    try {
      bound.connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bound;
  }

  /**
   * Takes the port and serves.
   *
   * @throws IllegalStateException when a route declares no authentication; nothing listens then
   * @throws UncheckedIOException when the port cannot be had
   */
  public static HttpServer start(Settings settings, List<Route> routes) {
    return start(settings, routes, Patience.STANDARD);
  }

  /** The same with other patience. */
  static HttpServer start(Settings settings, List<Route> routes, Patience patience) {
    Router router = new Router(routes);
    HttpServer bound = bind(settings, patience);
    bound.serve(router);
    return bound;
  }

  /**
   * Answers by these routes from now on; called once.
   *
   * @throws IllegalStateException when a route declares no authentication
   */
  public void serve(List<Route> routes) {
    serve(new Router(routes));
  }

  private void serve(Router router) {
    CallerGuard guard = new CallerGuard(connector.getLocalPort(), settings.allowedOrigins());
    var dispatch =
        new Dispatch(router, guard, new BodyReader(patience), new BodyBudget(patience.bodyBytes()));
    JettyEntrance opened = new JettyEntrance(dispatch, watch, patience);
    entrance = opened;
    server.setHandler(opened);
    try {
      server.start();
      look();
    } catch (Exception e) {
      connector.close();
      throw new IllegalStateException("The HTTP server did not start", e);
    }
  }

  /** Looks at the connections again and again, until the server stops and its scheduler with it. */
  private void look() {
    connector
        .getScheduler()
        .schedule(
            () -> {
              watch.look();
              if (server.isRunning()) {
                look();
              }
            },
            watch.interval().toMillis(),
            TimeUnit.MILLISECONDS);
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
      JettyEntrance open = entrance;
      if (open != null) {
        open.drain(PATIENCE_AT_CLOSE);
      }
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
      watch.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
