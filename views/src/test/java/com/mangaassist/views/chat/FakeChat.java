package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.FrameCodec;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A gateway whose every word is the test's. */
final class FakeChat implements ChatConnection.Factory {

  final List<Wire> opened = new ArrayList<>();

  /** What it says at once to each message. */
  Function<ChatRequest, List<ServerFrame>> answers = request -> List.of();

  /** Whether a connection is open as soon as it is asked for. */
  boolean connectsAtOnce = true;

  @Override
  public ChatConnection open(ChatConnection.Listener listener) {
    Wire wire = new Wire(listener, this);
    opened.add(wire);
    if (connectsAtOnce) {
      wire.connected();
    }
    return wire;
  }

  /** The connection that was opened last. */
  Wire last() {
    return opened.getLast();
  }

  /** All messages that were sent, over whichever connection. */
  List<ChatRequest> sent() {
    return opened.stream().flatMap(each -> each.sent.stream()).toList();
  }

  /** One connection. */
  static final class Wire implements ChatConnection {

    final List<ChatRequest> sent = new ArrayList<>();
    private final Listener listener;
    private final FakeChat chat;
    int stops;
    boolean closed;

    Wire(Listener listener, FakeChat chat) {
      this.chat = chat;
      this.listener = listener;
    }

    void connected() {
      listener.connected();
    }

    /** Frames come in; on the thread of the caller. */
    void says(ServerFrame... frames) {
      for (ServerFrame frame : frames) {
        listener.frame(frame, FrameCodec.encode(frame));
      }
    }

    void drops(@Nullable String problem) {
      listener.disconnected(problem);
    }

    @Override
    public void send(ChatRequest request) {
      sent.add(request);
      listener.sent(
          Json.write(Json.object().put("action", "sendMessage").put("message", request.message())));
      says(chat.answers.apply(request).toArray(ServerFrame[]::new));
    }

    @Override
    public void stop() {
      stops++;
      listener.sent("{\"action\":\"stop\"}");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
