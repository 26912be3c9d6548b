package com.mangaassist.backend.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.appconfig.StepTiming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInSettingsTest {
  @TempDir Path folder;

  @Test
  void hasDefaultsWithoutAFile() {
    assertThat(StandInSettings.read(folder).appConfigStepTiming()).isEqualTo(StepTiming.DOCUMENTED);
  }

  @Test
  void readsWhatIsChosen() throws IOException {
    Files.writeString(folder.resolve("aws.json"), "{\"appConfigStepTiming\":\"recorded\"}");
    assertThat(StandInSettings.read(folder).appConfigStepTiming()).isEqualTo(StepTiming.RECORDED);
    Files.writeString(folder.resolve("aws.json"), "{}");
    assertThat(StandInSettings.read(folder).appConfigStepTiming()).isEqualTo(StepTiming.DOCUMENTED);
  }

  @Test
  void readsWhatIsChosenForQueues() throws IOException {
    assertThat(StandInSettings.read(folder).sqsMaximumMessageBytes()).isEqualTo(1_048_576);
    assertThat(StandInSettings.read(folder).sqsDeletedNamesRest()).isTrue();
    Files.writeString(
        folder.resolve("aws.json"),
        "{\"sqsMaximumMessageBytes\":262144,\"sqsDeletedNamesRest\":false}");
    assertThat(StandInSettings.read(folder).sqsMaximumMessageBytes()).isEqualTo(262_144);
    assertThat(StandInSettings.read(folder).sqsDeletedNamesRest()).isFalse();
  }

  @Test
  void readsHowLargeACallOfPutEventsMayBe() throws IOException {
    assertThat(StandInSettings.read(folder).eventsMaximumCallBytes()).isEqualTo(262_144);
    Files.writeString(folder.resolve("aws.json"), "{\"eventsMaximumCallBytes\":1048576}");
    assertThat(StandInSettings.read(folder).eventsMaximumCallBytes()).isEqualTo(1_048_576);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"appConfigStepTiming\":\"sometimes\"}",
        "{\"sqsMaximumMessageBytes\":1}",
        "{\"sqsMaximumMessageBytes\":\"large\"}",
        "{\"sqsDeletedNamesRest\":\"no\"}",
        "{\"appConfigSteptiming\":\"recorded\"}",
        "{\"functions\":[]}",
        "{\"functions\":{\"base\":\"here\"}}",
        "[]",
        "{\"eventsMaximumCallBytes\":1048577}"
      })
  void namesTheFileThatItCannotRead(String content) throws IOException {
    Files.writeString(folder.resolve("aws.json"), content);
    assertThatThrownBy(() -> StandInSettings.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("aws.json cannot be used: ");
  }
}
