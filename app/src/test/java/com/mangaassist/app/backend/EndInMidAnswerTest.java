package com.mangaassist.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.app.logging.Logs;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.HttpConversations;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.connection.HttpAdmin;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program ends, as asked, while a customer is being answered. */
class EndInMidAnswerTest {

  @TempDir Path folder;

  private final Logs logs = Logs.quiet();

  @Test
  void theAnswerIsStoppedAndWhatItHadIsKept() throws Exception {
    try (var backend = EmbeddedBackend.start(settings(), "1", logs)) {
      ConnectionFile at = backend.connection();
      var probe = new AnswerProbe();
      ChatConnection connection =
          new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.apiKey())
              .open(probe);
      probe.whenConnected().get(30, TimeUnit.SECONDS);
      connection.send(new ChatRequest(null, "user-42", "料理の漫画を教えて", "free", "ja", null));
      probe.whenFirstToken().get(60, TimeUnit.SECONDS);
    }

    try (var backend = EmbeddedBackend.start(settings(), "1", logs);
        var admin =
            new HttpAdmin(
                URI.create(backend.connection().adminUrl()), backend.connection().adminToken())) {
      var kept = new HttpConversations(admin);
      String sessionId = kept.list(null, 10).getFirst().sessionId();
      StoredTurn turn = kept.find(sessionId).orElseThrow().turns().getFirst();
      assertThat(turn.state()).isEqualTo(AnswerState.STOPPED);
      assertThat(turn.answer()).isNotBlank();
    }
  }

  /** At the models' real pace, so that the end comes in the middle. */
  private BackendSettings settings() {
    Path data = folder.resolve("data");
    return new BackendSettings(
        data, data.resolve("connection.json"), new ConnectionProfile.Embedded(), 0, false);
  }
}
