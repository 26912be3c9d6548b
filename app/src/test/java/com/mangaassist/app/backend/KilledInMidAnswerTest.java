package com.mangaassist.app.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.HttpConversations;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.HttpAdmin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of an answer, then a start on the same folder. */
class KilledInMidAnswerTest {

  private static final String QUESTION = "料理の漫画のおすすめを、理由と一緒に教えてください";

  @TempDir Path folder;

  @Test
  void keepsWhatWasFinishedAndMarksWhatWasBroken() throws Exception {
    ChatAnswer finished;
    try (ChildConsole console = start("first.log")) {
      ConnectionFile at = console.awaitConnection(connectionFile());
      finished = ask(at, null).whenDone().get(60, TimeUnit.SECONDS);

      AnswerProbe broken = ask(at, finished.sessionId());
      broken.whenFirstToken().get(60, TimeUnit.SECONDS);
      console.kill();
      assertThat(broken.isWhole()).as("killed in the middle").isFalse();
    }

    try (ChildConsole console = start("second.log")) {
      ConnectionFile at = console.awaitConnection(connectionFile());
      try (var admin = new HttpAdmin(URI.create(at.adminUrl()), at.adminToken())) {
        var kept = new HttpConversations(admin);
        assertThat(kept.list(null, 10)).hasSize(1);
        Conversation conversation = kept.find(finished.sessionId()).orElseThrow();
        assertThat(conversation.turns())
            .extracting(StoredTurn::state)
            .containsExactly(AnswerState.COMPLETE, AnswerState.BROKEN);
        assertThat(conversation.turns())
            .extracting(StoredTurn::message)
            .containsExactly(QUESTION, QUESTION);
        assertThat(conversation.turns().getFirst().answer()).isEqualTo(finished.answer());
      }
      assertThat(ask(at, finished.sessionId()).whenDone().get(60, TimeUnit.SECONDS).answer())
          .as("the session goes on")
          .isNotBlank();
      assertThat(console.endsWithin(Duration.ofSeconds(10))).isTrue();
      assertThat(connectionFile()).doesNotExist();
    }
  }

  @Test
  void keepsWhatWasShownBeforeTheModelFellSilent() throws Exception {
    String session = "silent-session";
    String shown;
    try (ChildConsole console = start("first.log")) {
      ConnectionFile at = console.awaitConnection(connectionFile());
      order(
          at,
          "{\"service\":\"bedrock\",\"kind\":\"stall\",\"probability\":1,\"latencyMs\":600000}");
      AnswerProbe silent = ask(at, session);
      silent.whenFirstToken().get(60, TimeUnit.SECONDS);
      try (var admin = new HttpAdmin(URI.create(at.adminUrl()), at.adminToken())) {
        var kept = new HttpConversations(admin);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> only(kept, session).answer().equals(silent.shown()));
        shown = only(kept, session).answer();
        assertThat(only(kept, session).state()).isEqualTo(AnswerState.STREAMING);
      }
      console.kill();
    }

    try (ChildConsole console = start("second.log")) {
      ConnectionFile at = console.awaitConnection(connectionFile());
      try (var admin = new HttpAdmin(URI.create(at.adminUrl()), at.adminToken())) {
        var kept = new HttpConversations(admin);
        assertThat(only(kept, session).state()).isEqualTo(AnswerState.BROKEN);
        assertThat(only(kept, session).answer()).isNotBlank().startsWith(shown);
      }
    }
  }

  private static StoredTurn only(HttpConversations kept, String session) throws IOException {
    return kept.find(session).orElseThrow().turns().getFirst();
  }

  private static void order(ConnectionFile at, String fault) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var order =
          HttpRequest.newBuilder(URI.create(at.adminUrl() + "/faults"))
              .header("Authorization", "Bearer " + at.adminToken())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(fault))
              .build();
      assertThat(http.send(order, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isBetween(200, 299);
    }
  }

  private ChildConsole start(String log) throws Exception {
    return ChildConsole.start(
        folder.resolve(log), "--headless", "--data", folder.resolve("data").toString());
  }

  private Path connectionFile() {
    return folder.resolve("data").resolve("connection.json");
  }

  private static AnswerProbe ask(ConnectionFile at, @Nullable String sessionId) throws Exception {
    var probe = new AnswerProbe();
    ChatConnection connection =
        new WebSocketChat(URI.create(at.webSocketUrl()), at.bearerToken(), at.apiKey()).open(probe);
    probe.whenConnected().get(30, TimeUnit.SECONDS);
    connection.send(new ChatRequest(sessionId, "user-42", QUESTION, "free", "ja", null));
    return probe;
  }
}
