package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.chat.Customers.Fault;
import com.mangaassist.views.settings.Settings;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be sent, as whom, and which Enter sends. */
final class ComposerRulesTest {

  private Instant now = Instant.EPOCH;
  private final EnterGuard guard = new EnterGuard(() -> now);
  private final Customers customers = new Customers(Settings.inMemory().string("customers", ""));

  @Test
  void anEnterSendsWhileNothingIsConverted() {
    assertThat(guard.confirms()).isFalse();
  }

  @Test
  void anEnterDuringAConversionOnlyConfirms() {
    guard.changed(true, false);
    assertThat(guard.confirms()).isTrue();
    assertThat(guard.confirms()).isTrue();
  }

  @Test
  void theEnterThatComesJustBehindTheConfirmedTextBelongsToIt() {
    guard.changed(true, false);
    guard.changed(false, true);
    now = now.plusMillis(5);
    assertThat(guard.confirms()).isTrue();
    assertThat(guard.confirms()).isFalse();
  }

  @Test
  void anEnterAfterTheConfirmedTextSends() {
    guard.changed(true, false);
    guard.changed(false, true);
    now = now.plusMillis(200);
    assertThat(guard.confirms()).isFalse();
  }

  @Test
  void aConversionThatWasGivenUpLeavesEnterAlone() {
    guard.changed(true, false);
    guard.changed(false, false);
    assertThat(guard.confirms()).isFalse();
  }

  @Test
  void countsCharactersAsTheGatewayDoes() {
    assertThat(Draft.of("  漢字🀄\n").characters()).isEqualTo(3);
    assertThat(Draft.of("x".repeat(7_199)).isNearTheLimit()).isFalse();
    assertThat(Draft.of("x".repeat(7_200)).isNearTheLimit()).isTrue();
    assertThat(Draft.of("x".repeat(8_000)).canBeSent()).isTrue();
    assertThat(Draft.of("x".repeat(8_001)).canBeSent()).isFalse();
    assertThat(Draft.of(" \n ").canBeSent()).isFalse();
  }

  @Test
  void saysWhatIsWrongWithACustomerId() {
    assertThat(Customers.check("user-42")).isEqualTo(Fault.NONE);
    assertThat(Customers.check("顧客 7")).isEqualTo(Fault.NONE);
    assertThat(Customers.check(" ")).isEqualTo(Fault.EMPTY);
    assertThat(Customers.check("a\tb")).isEqualTo(Fault.CONTROL_CHARACTERS);
    assertThat(Customers.check("x".repeat(128))).isEqualTo(Fault.NONE);
    assertThat(Customers.check("x".repeat(129))).isEqualTo(Fault.TOO_LONG);
  }

  @Test
  void remembersTheLatestCustomersOnce() {
    IntStream.range(0, 10).forEach(i -> customers.used("user-" + i));
    customers.used("user-5");

    assertThat(customers.recent())
        .containsExactly(
            "user-5", "user-9", "user-8", "user-7", "user-6", "user-4", "user-3", "user-2");
  }

  @Test
  void forgetsAModelThatIsNoLongerOffered() {
    Settings settings = Settings.inMemory();
    settings.string("chat.model", "").set("anthropic.gone");
    var choices = new Choices(settings, new ChatFixture().context().models());
    assertThat(choices.requestedModel()).isNull();
    assertThat(choices.modelIdProperty().get()).isEmpty();
  }

  @Test
  void keepsDraftsOfTheLatestConversationsAndSurvivesASpoiltSetting() {
    var setting = Settings.inMemory().string("drafts", "");
    Drafts drafts = new Drafts(setting);
    IntStream.range(0, 25).forEach(i -> drafts.keep("s" + i, "draft " + i));
    drafts.keep("s24", "");
    Drafts again = new Drafts(setting);
    assertThat(again.of("s23")).isEqualTo("draft 23");
    assertThat(again.of("s24")).isEmpty();
    assertThat(again.of("s0")).isEmpty();

    setting.set("{");
    assertThat(new Drafts(setting).of("s23")).isEmpty();
  }
}
