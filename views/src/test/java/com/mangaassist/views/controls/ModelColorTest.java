package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelColorTest {

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-haiku-4-5-20251001-v1:0, TEAL",
    "Claude Haiku, TEAL",
    "jp.anthropic.claude-sonnet-4-5-20250929-v1:0, VIOLET",
    "Claude Sonnet, VIOLET",
    "amazon.nova-lite-v1:0, AMBER",
    "'', GREY",
  })
  void givesAModelTheSameColourByIdAndByName(String model, ModelColor color) {
    assertThat(ModelColor.of(model)).isEqualTo(color);
  }

  @Test
  void aNodeHasOneColourAtATime() {
    Region dot = new Region();
    dot.getStyleClass().setAll("dot");

    ModelColor.put(dot, ModelColor.TEAL.dot());
    ModelColor.put(dot, ModelColor.VIOLET.dot());

    assertThat(dot.getStyleClass()).containsExactly("dot", "dot-violet");
  }
}
