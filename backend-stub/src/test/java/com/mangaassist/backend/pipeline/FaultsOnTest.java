package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.pipeline.resilience.ModelLimits;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.StoredTurn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad day: throttling, cut streams and silence at once, ordered through the admin API. */
class FaultsOnTest {

  private static final String TEXT = "Good day. How can I help? ".repeat(20);
  private static final int SESSIONS = 5;
  private static final int ROUNDS = 30;
  private static final Duration STALL = Duration.ofMinutes(7);
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final Tuning HASTY =
      Tuning.standard()
          .withModels(
              new Backoff(Duration.ofMillis(2), Duration.ofMillis(4), new Random(5)),
              model -> new ModelLimits(SILENCE, SILENCE, 64));

  @TempDir Path folder;
  private final Semaphore forEver = new Semaphore(0);
  private final Set<String> reasons = new TreeSet<>();

  @Test
  void everyMessageEndsInAnAnswerOrANamedErrorAndEachSessionStaysUsable() throws Exception {
    try (var aws = StandInFixture.paced(folder, TEXT, this::pause);
        var gateway = PipelineFixture.open(aws, folder, HASTY)) {
      order(gateway, "\"kind\":\"throttle\",\"probability\":0.3");
      order(gateway, "\"kind\":\"midStreamCut\",\"probability\":0.1");
      order(gateway, "\"kind\":\"stall\",\"probability\":0.04,\"latencyMs\":" + STALL.toMillis());
      Map<String, Integer> told = talk(gateway);

      assertThat(reasons)
          .as("what went wrong on the way")
          .contains("ThrottlingException", "ModelStreamBroken", "ModelTimeout");
      String admin = "Bearer " + gateway.credentials.adminToken();
      gateway.send("DELETE", "/admin/faults", Map.of("Authorization", admin));
      for (String session : told.keySet()) {
        try (ChatProbe client = gateway.connect()) {
          List<ServerFrame> frames = say(client, session);
          assertThat(frames.getLast()).isInstanceOf(ServerFrame.Done.class);
        }
        assertThat(gateway.conversation(session).turns())
            .as("turns that were kept")
            .hasSize(told.get(session) + 1)
            .extracting(StoredTurn::state)
            .doesNotContain(com.mangaassist.services.chat.AnswerState.STREAMING);
      }
    }
  }

  /** Lets all pauses but the stall pass at once. */
  private void pause(Duration time) throws InterruptedException {
    if (time.equals(STALL)) {
      forEver.acquire();
    }
  }

  private static void order(PipelineFixture gateway, String fault) throws Exception {
    String body = "{\"service\":\"bedrock\",\"operation\":\"ConverseStream\"," + fault + "}";
    var headers = Map.of("Authorization", "Bearer " + gateway.credentials.adminToken());
    assertThat(gateway.post("/admin/faults", body, headers).statusCode()).isEqualTo(200);
  }

  /** Messages of each session that were accepted. */
  private Map<String, Integer> talk(PipelineFixture gateway) throws Exception {
    List<ChatProbe> clients = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      clients.add(gateway.connect());
    }
    Map<String, Integer> told = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < SESSIONS; i++) {
        String session = "session-" + i;
        judge(say(clients.get(i), session));
        told.merge(session, 1, Integer::sum);
      }
    }
    clients.forEach(ChatProbe::close);
    return told;
  }

  private static List<ServerFrame> say(ChatProbe client, String session)
      throws InterruptedException {
    client.send(new ChatRequest(session, "user-42", "Hello", null, null, null));
    return client.untilEnd();
  }

  private void judge(List<ServerFrame> frames) {
    int from = 0;
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i) instanceof ServerFrame.Retracted) {
        from = i;
      }
    }
    String shown = ChatProbe.text(frames.subList(from, frames.size()));
    switch (frames.getLast()) {
      case ServerFrame.Done(var answer) -> {
        Fallback fallback = answer.fallback();
        if (fallback != null) {
          fallback.tried().forEach(tried -> reasons.add(tried.reason()));
        }
        boolean said = fallback != null && fallback.answeredBy() == Fallback.By.SENTENCE;
        assertThat(shown).isEqualTo(said ? shown.strip() : TEXT).isNotBlank();
      }
      case ServerFrame.Failure failure -> {
        reasons.add(failure.code());
        assertThat(failure.code()).matches("[A-Z][A-Za-z]+");
        assertThat(failure.retryable()).isTrue();
      }
      default -> throw new AssertionError("an end: " + frames.getLast());
    }
  }
}
