package com.mangaassist.backend.platform.http;

import com.mangaassist.backend.platform.parts.SparseLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.frames.Frame;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Ends connections on which a request's head trickles: each byte begins Jetty's idle timeout anew.
 * A head has begun when bytes came that no request took; in HTTP/2 every whole frame takes its
 * bytes, so that what counts is a frame, or a block of headers, that does not end. Also keeps the
 * number of connections: who comes when all are taken takes the place of the longest idle one.
 */
final class ConnectionWatch
    implements Connection.Listener, HTTP2Session.FrameListener, AutoCloseable {
  private static final byte[] TOO_SLOW =
      ("HTTP/1.1 408 Request Timeout\r\nContent-Type: application/json\r\nContent-Length: 29\r\n"
              + "Connection: close\r\n\r\n{\"message\":\"Request Timeout\"}")
          .getBytes(StandardCharsets.US_ASCII);

  private static final class Watched {
    private final AtomicInteger underWay = new AtomicInteger();

    /** What had come when the last request or frame was whole. */
    private volatile long taken;

    private volatile long idleSince = System.nanoTime();
    private long trickling;
    private boolean begun;
  }

  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
  private final SparseLog log = new SparseLog(LoggerFactory.getLogger(ConnectionWatch.class));
  private final Patience patience;

  ConnectionWatch(Patience patience) {
    this.patience = patience;
  }

  /** How often {@link #look} is to be called. */
  Duration interval() {
    return patience.head().dividedBy(8);
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      return; // what it carries is a connection too
    }
    open.put(connection, new Watched());
    if (open.size() > patience.connections()) {
      longestIdle(connection)
          .ifPresentOrElse(
              idle -> end(idle, "is idle and others wait"),
              () -> end(connection, "is one too many"));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  @Override
  public void onIncomingFrame(Session session, Frame frame) {
    if (session instanceof HTTP2Session known) {
      taken(known.getEndPoint().getConnection());
    }
  }

  /** A request's head is whole. */
  void began(Connection connection) {
    Watched watched = open.get(connection);
    if (watched != null) {
      watched.underWay.incrementAndGet();
    }
  }

  /** It was answered. */
  void ended(Connection connection) {
    taken(connection);
    Watched watched = open.get(connection);
    if (watched != null) {
      watched.idleSince = System.nanoTime();
      watched.underWay.decrementAndGet();
    }
  }

  private void taken(@Nullable Connection connection) {
    if (connection != null) {
      Watched watched = open.get(connection);
      if (watched != null) {
        watched.taken = connection.getBytesIn();
      }
    }
  }

  /** Ends the connections whose heads have been under way for too long. Only one thread looks. */
  void look() {
    long now = System.nanoTime();
    open.forEach(
        (connection, watched) -> {
          long taken = watched.taken;
          if (watched.underWay.get() > 0 || connection.getBytesIn() == taken) {
            watched.begun = false;
          } else if (!watched.begun) {
            watched.begun = true;
            watched.trickling = now;
          } else if (now - watched.trickling > patience.head().toNanos()) {
            refuse(connection);
          }
        });
  }

  /** Looks no more: what was ended is told to the last. */
  @Override
  public void close() {
    log.close();
  }

  private void refuse(Connection connection) {
    if (connection instanceof HTTP2Connection) {
      end(connection, "has a head that does not end");
      return;
    }
    // Nobody else writes: there is no request to answer.
    try {
      connection
          .getEndPoint()
          .write(
              Callback.from(() -> end(connection, "has a head that does not end")),
              ByteBuffer.wrap(TOO_SLOW));
    } catch (RuntimeException e) {
      end(connection, "has a head that does not end");
    }
  }

  private Optional<Connection> longestIdle(Connection newest) {
    return open.entrySet().stream()
        .filter(each -> !each.getKey().equals(newest) && each.getValue().underWay.get() == 0)
        .min(Comparator.comparingLong(each -> each.getValue().idleSince))
        .map(Map.Entry::getKey);
  }

  private void end(Connection connection, String why) {
    log.note("A connection was ended: it " + why);
    open.remove(connection);
    connection.getEndPoint().close();
  }
}
