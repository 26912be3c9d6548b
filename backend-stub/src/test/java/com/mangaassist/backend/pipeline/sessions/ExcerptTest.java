package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void aGivenTitleIsWhole() {
    assertThat(Excerpt.title("Refund for a torn cover. Follow up")).endsWith("Follow up");
  }
}
