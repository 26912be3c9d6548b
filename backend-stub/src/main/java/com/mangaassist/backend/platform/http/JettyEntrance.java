package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Jetty's door into {@link Dispatch}: gives each request a named virtual thread. */
final class JettyEntrance extends Handler.Abstract.NonBlocking {
  private final Dispatch dispatch;
  private final ConnectionWatch watch;
  private final Patience patience;
  private final ThreadFactory threads = Thread.ofVirtual().name("http-request-", 1).factory();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  JettyEntrance(Dispatch dispatch, ConnectionWatch watch, Patience patience) {
    this.dispatch = dispatch;
    this.watch = watch;
    this.patience = patience;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JettyReply reply = new JettyReply(response, patience, probe(request));
    request.addFailureListener(failure -> reply.markClientGone());
    // A model may think longer than a connection may idle: only reads and writes time out.
    request.addIdleTimeoutListener(timeout -> false);
    Thread thread = threads.newThread(() -> run(request, reply, callback));
    running.add(thread);
    watch.began(request.getConnectionMetaData().getConnection());
    thread.start();
    return true;
  }

  /** HTTP/2 reads on while it answers, and tells by itself. */
  private static JettyReply.Probe probe(Request request) {
    HttpVersion version = request.getConnectionMetaData().getHttpVersion();
    return version != HttpVersion.HTTP_2
            && request.getConnectionMetaData().getConnection().getEndPoint()
                instanceof ProbedEndPoint socket
        ? begun -> socket.clientGone(version == HttpVersion.HTTP_1_1 && !begun)
        : begun -> false;
  }

  private void run(Request request, JettyReply reply, Callback callback) {
    // Asked now: once the request is completed Jetty uses it for the next one.
    Connection connection = request.getConnectionMetaData().getConnection();
    Callback counted = Callback.from(() -> watch.ended(connection), callback);
    try {
      dispatch.answer(request, reply);
      counted.succeeded();
    } catch (IOException e) {
      // Jetty takes this kind for everyday life and does not log a stack trace.
      counted.failed(new EofException(e));
    } catch (RuntimeException | Error e) {
      counted.failed(e);
      throw e;
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /** Interrupts the handlers that still run and waits until they have gone, or for the time. */
  void drain(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : running) {
      thread.interrupt();
    }
    for (Thread thread : running) {
      long left = deadline - System.nanoTime();
      if (left > 0) {
        thread.join(Duration.ofNanos(left));
      }
    }
  }
}
