package com.mangaassist.views.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  private enum Size {
    SMALL,
    LARGE
  }

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void place() {
    file = folder.resolve("data").resolve("settings.json");
  }

  @Test
  void everyKindOfSettingSurvivesARestart() {
    try (Settings first = Settings.open(file, Runnable::run)) {
      first.string("name", "").set("漫画 \"quoted\"");
      first.number("width", 0).set(312.5);
      first.flag("collapsed", false).set(true);
      first.choice("size", Size.class, Size.SMALL).set(Size.LARGE);
    }
    try (Settings second = Settings.open(file, Runnable::run)) {
      assertThat(second.string("name", "").get()).isEqualTo("漫画 \"quoted\"");
      assertThat(second.number("width", 0).get()).isEqualTo(312.5);
      assertThat(second.flag("collapsed", false).get()).isTrue();
      assertThat(second.choice("size", Size.class, Size.SMALL).get()).isEqualTo(Size.LARGE);
    }
  }

  @Test
  void whatThisVersionDoesNotKnowIsKept() throws IOException {
    write("{\"from.a.newer.version\": \"kept\"}");

    try (Settings settings = Settings.open(file, Runnable::run)) {
      settings.flag("collapsed", false).set(true);
    }

    assertThat(Files.readString(file)).contains("from.a.newer.version", "kept", "collapsed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"width\": ", "[1, 2]", "\u0000\u0001", "null"})
  void aDamagedFileGivesTheDefaultsAndIsKept(String damaged) throws IOException {
    write(damaged);

    try (Settings settings = Settings.open(file, Runnable::run)) {
      assertThat(settings.number("width", 264).get()).isEqualTo(264);
      settings.number("width", 264).set(300);
    }

    assertThat(folder.resolve("data/settings.json.broken")).hasContent(damaged);
    try (Settings again = Settings.open(file, Runnable::run)) {
      assertThat(again.number("width", 264).get()).isEqualTo(300);
    }
  }

  @Test
  void aValueOfAnotherTypeIsAsIfItWereNotThere() throws IOException {
    write("{\"width\": \"wide\", \"collapsed\": 1, \"size\": \"HUGE\", \"name\": {\"a\": 1}}");

    try (Settings settings = Settings.open(file, Runnable::run)) {
      assertThat(settings.number("width", 264).get()).isEqualTo(264);
      assertThat(settings.flag("collapsed", true).get()).isTrue();
      assertThat(settings.choice("size", Size.class, Size.SMALL).get()).isEqualTo(Size.SMALL);
      assertThat(settings.string("name", "none").get()).isEqualTo("none");
    }
  }

  @Test
  void changesThatComeWhileAWriteWaitsGoWithIt() throws IOException {
    Queue<Runnable> waiting = new ArrayDeque<>();
    try (Settings settings = Settings.open(file, waiting::add)) {
      settings.number("x", 0).set(1);
      settings.number("x", 0).set(2);
      settings.number("y", 0).set(3);
      assertThat(waiting).hasSize(1);
      assertThat(file).doesNotExist();

      waiting.remove().run();

      assertThat(Files.readString(file)).contains("\"x\"", "2", "\"y\"", "3");
    }
  }

  @Test
  void whatIsNotYetWrittenIsWrittenAtTheEnd() {
    try (Settings settings =
        Settings.open(
            file,
            work -> {
              throw new RejectedExecutionException("closing");
            })) {
      settings.number("x", 0).set(1);
    }

    assertThat(file).exists();
  }

  @Test
  void aReaderSeesAWholeFileWhileOthersWrite() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Settings settings = Settings.open(file, threads)) {
      settings.number("first", 0).set(1);
      settings.string("long", "").set("x".repeat(50_000));
      CountDownLatch done = new CountDownLatch(4);
      for (int writer = 0; writer < 4; writer++) {
        String key = "writer." + writer;
        threads.execute(
            () -> {
              for (int i = 1; i <= 200; i++) {
                settings.number(key, 0).set(i);
              }
              done.countDown();
            });
      }
      var reads =
          threads.submit(
              () -> {
                int seen = 0;
                while (writing.get() || seen == 0) {
                  if (Files.exists(file)) {
                    assertThat(SettingsFile.read(file)).containsEntry("first", 1.0);
                    seen++;
                  }
                }
                return seen;
              });
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
      writing.set(false);
      assertThat(reads.get(20, TimeUnit.SECONDS)).isPositive();
    }
    try (Settings again = Settings.open(file, Runnable::run)) {
      for (int writer = 0; writer < 4; writer++) {
        assertThat(again.number("writer." + writer, 0).get()).isEqualTo(200);
      }
    }
    assertThat(folder.resolve("data/settings.json.broken")).doesNotExist();
    assertThat(folder.resolve("data/settings.json.new")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenHurtsNobody() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");

    Settings settings = Settings.open(file, Runnable::run);

    assertThatNoException().isThrownBy(() -> settings.number("x", 0).set(1));
    assertThatNoException().isThrownBy(settings::close);
    assertThat(settings.number("x", 0).get()).isEqualTo(1);
  }

  private void write(String content) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file, content);
  }
}
