package com.mangaassist.app.backend;

import com.mangaassist.app.data.Problem;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.chat.HttpConversations;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.events.EventFigures;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The conversations of a backend that may still be starting: calls wait until it is there. */
public final class LateConversations
    implements Conversations, TraceSource, EventFigures.Source, AutoCloseable {

  private final BackendLink link;
  private @Nullable ConnectionFile at;
  private @Nullable HttpConversations real;
  private boolean closed;

  public LateConversations(BackendLink link) {
    this.link = link;
  }

  @Override
  public List<ConversationSummary> list(
      @Nullable String text, int limit, @Nullable ConversationSummary after) throws IOException {
    return real().list(text, limit, after);
  }

  @Override
  public Optional<Conversation> find(String sessionId) throws IOException {
    return real().find(sessionId);
  }

  @Override
  public void rename(String sessionId, String title) throws IOException {
    real().rename(sessionId, title);
  }

  @Override
  public void delete(String sessionId) throws IOException {
    real().delete(sessionId);
  }

  @Override
  public void restore(String sessionId) throws IOException {
    real().restore(sessionId);
  }

  @Override
  public void follow(String sessionId, String messageId) throws IOException {
    real().follow(sessionId, messageId);
  }

  @Override
  public void remark(String sessionId, String messageId, Remark remark) throws IOException {
    real().remark(sessionId, messageId, remark);
  }

  @Override
  public Optional<Trace> trace(String correlationId) throws IOException {
    return real().trace(correlationId);
  }

  @Override
  public EventFigures events() throws IOException {
    return real().events();
  }

  private HttpConversations real() throws IOException {
    try {
      return to(link.connection().get());
    } catch (ExecutionException e) {
      throw new IOException(sentence(e), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The program is ending.", e);
    }
  }

  private synchronized HttpConversations to(ConnectionFile now) throws IOException {
    if (closed) {
      throw new IOException("The program is ending.");
    }
    HttpConversations known = real;
    if (known != null && now.equals(at)) {
      return known;
    }
    drop();
    var fresh = new HttpConversations(URI.create(now.adminUrl()), now.adminToken());
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
