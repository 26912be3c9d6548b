package com.mangaassist.services.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.services.models.Usage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCodecTest {

  private static final ProductCard CARD =
      new ProductCard(
          "MNG-0684", "ダンジョン飯", "Delicious in Dungeon", 638, 37, 1.5, "九井諒子", 14, "completed");

  private static final ChatAnswer ANSWER =
      new ChatAnswer(
          "s",
          "m",
          "c",
          null,
          Intent.ORDER_STATUS,
          "model",
          new Usage(612, 184),
          "0.004596",
          740,
          3_100,
          false,
          List.of(CARD),
          new FlagDecision("sonnet-rollout", 39, 50, "model", FlagReason.SPLIT),
          new ModerationVerdict(Severity.LOW, List.of("abuse")),
          new Timings(9, 14, 690, 2_400));

  static Stream<ServerFrame> frames() {
    return Stream.of(
        new ServerFrame.Status(Phase.MODERATING, "c"),
        new ServerFrame.Status(
            Phase.WAITING,
            "c",
            "anthropic.claude-3-haiku-20240307-v1:0",
            new FlagDecision("sonnet-rollout", 39, 50, "model", FlagReason.SPLIT)),
        new ServerFrame.Products(List.of(CARD)),
        new ServerFrame.Token(7, "改行\n\"引用\" 😊"),
        new ServerFrame.Done(ANSWER),
        new ServerFrame.Stopped(),
        new ServerFrame.Retracted("hate"),
        new ServerFrame.Failure("SessionBusy", "One answer at a time.", true),
        new ServerFrame.Pong());
  }

  @ParameterizedTest
  @MethodSource("frames")
  void comesBackAsItWasSent(ServerFrame frame) throws Exception {
    assertThat(FrameCodec.decode(FrameCodec.encode(frame))).isEqualTo(frame);
  }

  @Test
  void namesTheMembersAsTheContractDoes() throws Exception {
    var done = Json.parse(FrameCodec.encode(new ServerFrame.Done(ANSWER)));
    assertThat(done.path("type").asText()).isEqualTo("done");
    assertThat(done.path("intent").asText()).isEqualTo("order_status");
    assertThat(done.path("moderation").path("severity").asText()).isEqualTo("low");
    assertThat(done.path("flag").path("rolloutPercentage").asInt()).isEqualTo(50);
    assertThat(done.path("usage").path("outputTokens").asInt()).isEqualTo(184);
    assertThat(done.path("products").path(0).path("priceJpy").asInt()).isEqualTo(638);
    assertThat(done.has("answer")).isFalse();
  }

  @Test
  void refusesAFrameOfATypeThatItDoesNotKnow() {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> FrameCodec.decode("{\"type\":\"surprise\"}"))
        .withMessageContaining("surprise");
  }
}
