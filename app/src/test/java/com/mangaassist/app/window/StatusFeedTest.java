package com.mangaassist.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.events.EventFigures;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.tasks.Tasks;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the status bar's figures are shown. Background work is run by the test, in any order. */
class StatusFeedTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final StatusModel model = new StatusModel();
  private final Tasks tasks = new Tasks(background::add, Runnable::run);
  private int lists;
  private boolean busIsGone;
  private final StatusFeed feed =
      new StatusFeed(
          tasks,
          (wait, action) -> {
            waiting.add(action);
            return () -> waiting.remove(action);
          },
          new TodayReader(
              noConversations(),
              Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC),
              ZoneOffset.UTC),
          this::events,
          model);

  @Test
  void todaysFiguresDoNotWaitForTheDeadLetters() {
    feed.refresh();
    background.removeFirst().run();
    assertThat(model.messagesTodayProperty().get()).isZero();
    assertThat(model.deadLettersProperty().get()).isNull();
    assertThat(waiting).isEmpty();

    feed.refresh();
    background.removeLast().run();
    assertThat(lists).as("read again while the dead letters are being counted").isEqualTo(2);

    background.removeFirst().run();
    assertThat(model.deadLettersProperty().get()).isEqualTo(3);
    background.removeFirst().run();
    assertThat(background).isEmpty();
    assertThat(waiting).as("the next time").hasSize(1);
  }

  @Test
  void aBusThatCannotTellLeavesTodaysFigures() {
    busIsGone = true;
    feed.refresh();
    runAll();
    assertThat(model.messagesTodayProperty().get()).isZero();
    assertThat(model.eventsPerMinuteProperty().get()).isNull();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void afterItsEndNothingIsReadAgain() {
    feed.refresh();
    feed.refresh();
    feed.close();
    runAll();
    assertThat(lists).isOne();
    assertThat(waiting).isEmpty();
  }

  private void runAll() {
    while (!background.isEmpty()) {
      background.removeFirst().run();
    }
  }

  private EventFigures events() throws IOException {
    if (busIsGone) {
      throw new IOException("gone");
    }
    return new EventFigures(1, 3L);
  }

  private Conversations noConversations() {
    return (Conversations)
        Proxy.newProxyInstance(
            Conversations.class.getClassLoader(),
            new Class<?>[] {Conversations.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("list");
              lists++;
              return List.of();
            });
  }
}
