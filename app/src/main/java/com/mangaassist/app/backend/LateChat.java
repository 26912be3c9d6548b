package com.mangaassist.app.backend;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.ConnectionFile;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Chat with a backend that may still be starting: a connection is opened once it is there. */
public final class LateChat implements ChatConnection.Factory {

  private final BackendLink link;

  public LateChat(BackendLink link) {
    this.link = link;
  }

  @Override
  public ChatConnection open(ChatConnection.Listener listener) {
    var late = new LateConnection(listener);
    var _ = link.connection().whenComplete(late::opened);
    return late;
  }

  private static final class LateConnection implements ChatConnection {

    private final Listener listener;
    private @Nullable ChatConnection real;
    private boolean closed;

    LateConnection(Listener listener) {
      this.listener = listener;
    }

    void opened(@Nullable ConnectionFile at, @Nullable Throwable problem) {
      if (at != null) {
        open(at);
      } else if (!isClosed()) {
        listener.disconnected(problem == null ? null : LateAdmin.sentence(problem));
      }
    }

    private synchronized void open(ConnectionFile at) {
      if (!closed) {
        var chat = new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.apiKey());
        real = chat.open(listener);
      }
    }

    private synchronized boolean isClosed() {
      return closed;
    }

    @Override
    public void send(ChatRequest request) {
      ChatConnection open = real();
      if (open == null) {
        throw new IllegalStateException("not connected: send after connected()");
      }
      open.send(request);
    }

    @Override
    public void stop() {
      ChatConnection open = real();
      if (open != null) {
        open.stop();
      }
    }

    private synchronized @Nullable ChatConnection real() {
      return real;
    }

    @Override
    public void close() {
      ChatConnection open;
      synchronized (this) {
        closed = true;
        open = real;
      }
      if (open != null) {
        open.close();
      }
    }
  }
}
