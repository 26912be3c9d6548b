package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.checks.TestFolder;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.Usage;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.tasks.Tasks;
import com.mangaassist.views.testing.ByHand;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Chat pane needs, all of it in the test's hand. */
final class ChatFixture {

  static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

  final FakeChat chat = new FakeChat();
  final FakeConversations conversations = new FakeConversations();
  final ByHand later = new ByHand();
  final Settings settings;
  final Texts texts = new Texts(Language.ENGLISH, "chat");
  final Notices notices = new Notices(later);
  final List<String> pages = new ArrayList<>();
  private final ModelCatalog catalog = ModelCatalog.bundled();
  Instant now = NOW;

  /** What messages went through, by correlation id. */
  final Map<String, Trace> traces = new HashMap<>();

  /** Whether none of them can be read. */
  boolean tracesFail;

  /** Where files are saved; null for nowhere. */
  @Nullable Path savesTo;

  private @Nullable Path tests;

  ChatFixture() {
    this(Settings.inMemory());
  }

  ChatFixture(Settings settings) {
    this.settings = settings;
  }

  ChatContext context() {
    return new ChatContext(
        texts,
        settings,
        notices,
        chat,
        conversations,
        this::trace,
        catalog,
        catalog.talking(),
        true,
        Tasks.synchronous(),
        Runnable::run,
        later,
        () -> now,
        ZoneOffset.UTC,
        new TestFolder(folder()),
        name -> Optional.ofNullable(savesTo),
        pages::add);
  }

  private Optional<Trace> trace(String id) throws IOException {
    if (tracesFail) {
      throw new IOException("No connection.");
    }
    return Optional.ofNullable(traces.get(id));
  }

  /** Where tests are kept. */
  Path folder() {
    Path made = tests;
    if (made == null) {
      try {
        made = Files.createTempDirectory("tests");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      made.toFile().deleteOnExit();
      tests = made;
    }
    return made;
  }

  /** Lets time go by, on the clock and for what waits. */
  void pass(Duration time) {
    now = now.plus(time);
    later.pass(javafx.util.Duration.millis((double) time.toMillis()));
  }

  static ConversationSummary summary(String id, String title, String preview, Duration ago) {
    return summary(id, title, preview, ago, Severity.NONE);
  }

  static ConversationSummary summary(
      String id, String title, String preview, Duration ago, Severity severity) {
    return new ConversationSummary(
        id, "user-42", "premium", title, preview, 1, severity, NOW.minus(ago));
  }

  static StoredTurn complete(String message, String answer) {
    return turn(message, AnswerState.COMPLETE, answer, answer(List.of()), null);
  }

  static StoredTurn turn(
      String message,
      AnswerState state,
      String answer,
      @Nullable ChatAnswer details,
      @Nullable String problem) {
    return new StoredTurn("m", "c", message, state, answer, details, problem, NOW);
  }

  static ChatAnswer answer(List<ProductCard> products) {
    return answer(products, ModerationVerdict.CLEAN);
  }

  static ChatAnswer answer(List<ProductCard> products, ModerationVerdict moderation) {
    return new ChatAnswer(
        "s",
        "m",
        "0198f3a2-7c11-7e00-8000-4fd1a7",
        null,
        Intent.RECOMMEND,
        ModelCatalog.SONNET,
        new Usage(612, 184),
        "0.004596",
        740,
        3_113,
        false,
        products,
        new FlagDecision("sonnet-rollout", 39, 50, ModelCatalog.SONNET, FlagReason.SPLIT),
        moderation,
        new Timings(9, 14, 690, 2_400));
  }

  static List<ProductCard> products() {
    return List.of(
        new ProductCard(
            "MNG-0684",
            "ダンジョン飯",
            "Delicious in Dungeon",
            814,
            37,
            1,
            "九井諒子 (Ryoko Kui)",
            14,
            "completed"),
        new ProductCard(
            "MNG-0685",
            "甘々と稲妻",
            "Sweetness and Lightning",
            748,
            12,
            0.9,
            "雨隠ギド (Gido Amagakure)",
            12,
            "completed"),
        new ProductCard(
            "MNG-0686", "異世界食堂", null, 693, 0, 0.8, "犬塚惇平 (Junpei Inuzuka)", 4, "completed"));
  }

  /** One in which two conversations are kept, Alpha the newer one. */
  static ChatFixture withTwoConversations() {
    ChatFixture fixture = new ChatFixture();
    fixture.conversations.add(
        summary("a", "Alpha", "Preview of alpha", Duration.ofMinutes(5)),
        complete("Do you have Akira?", "Yes, we do."));
    fixture.conversations.add(
        summary("b", "Beta", "Preview of beta", Duration.ofHours(2)),
        complete("Anything to cook by?", "**Delicious in Dungeon**."));
    return fixture;
  }
}
