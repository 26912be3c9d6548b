package com.mangaassist.app.backend;

import com.mangaassist.app.data.Problem;
import com.mangaassist.services.connection.AdminApi;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.HttpAdmin;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The admin routes of a backend that may still be starting: calls wait until it is there. */
public final class LateAdmin implements AdminApi, AutoCloseable {

  private final BackendLink link;
  private @Nullable ConnectionFile at;
  private @Nullable HttpAdmin real;
  private boolean closed;

  public LateAdmin(BackendLink link) {
    this.link = link;
  }

  @Override
  public Optional<String> call(String method, String path, @Nullable String body)
      throws IOException {
    return real().call(method, path, body);
  }

  private HttpAdmin real() throws IOException {
    try {
      return to(link.connection().get());
    } catch (ExecutionException e) {
      throw new IOException(sentence(e), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The program is ending.", e);
    }
  }

  private synchronized HttpAdmin to(ConnectionFile now) throws IOException {
    if (closed) {
      throw new IOException("The program is ending.");
    }
    HttpAdmin known = real;
    if (known != null && now.equals(at)) {
      return known;
    }
    drop();
    var fresh = new HttpAdmin(URI.create(now.adminUrl()), now.adminToken());
    at = now;
    real = fresh;
    return fresh;
  }

  /** Ends the connections; calls under way fail. */
  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }

  private void drop() {
    if (real != null) {
      real.close();
      real = null;
    }
  }

  /** What went wrong, for people, without what the future wrapped around it. */
  static String sentence(Throwable problem) {
    Throwable cause =
        problem instanceof ExecutionException || problem instanceof CompletionException
            ? problem.getCause()
            : problem;
    return cause instanceof Problem known ? known.sentence() : String.valueOf(cause);
  }
}
