package com.mangaassist.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {

  @Test
  void isMissingOnLinuxWithoutAnXServer() {
    assertThat(Display.isMissing("Linux", Map.of(), "")).isTrue();
    assertThat(Display.isMissing("Linux", Map.of("DISPLAY", " "), "")).isTrue();
    assertThat(Display.isMissing("Linux", Map.of("DISPLAY", ":0"), "")).isFalse();
  }

  @Test
  void isAlwaysThereOnDesktopSystemsAndWhenJavaFxDrawsItsOwn() {
    assertThat(Display.isMissing("Mac OS X", Map.of(), "")).isFalse();
    assertThat(Display.isMissing("Windows 11", Map.of(), "")).isFalse();
    assertThat(Display.isMissing("Linux", Map.of(), "Headless")).isFalse();
  }
}
