package com.mangaassist.app.window;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ServerFrame;
import org.jspecify.annotations.Nullable;

/** Chat of which somebody else hears when an answer has come to its end. */
record HeardChat(ChatConnection.Factory chat, Runnable onEnd) implements ChatConnection.Factory {

  @Override
  public ChatConnection open(ChatConnection.Listener listener) {
    return chat.open(
        new ChatConnection.Listener() {
          @Override
          public void connected() {
            listener.connected();
          }

          @Override
          public void sent(String raw) {
            listener.sent(raw);
          }

          @Override
          public void frame(ServerFrame frame, String raw) {
            listener.frame(frame, raw);
            switch (frame) {
              case ServerFrame.Done done -> onEnd.run();
              case ServerFrame.Stopped stopped -> onEnd.run();
              case ServerFrame.Failure failure -> onEnd.run();
              case ServerFrame.Status status -> {}
              case ServerFrame.Products products -> {}
              case ServerFrame.Token token -> {}
              case ServerFrame.Retracted retracted -> {}
              case ServerFrame.Pong pong -> {}
            }
          }

          @Override
          public void disconnected(@Nullable String problem) {
            listener.disconnected(problem);
          }
        });
  }
}
