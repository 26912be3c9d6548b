package com.mangaassist.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootLineTest {

  @Test
  void writesDurationsAsPeopleReadThem() {
    assertThat(FootLine.duration(0)).isEqualTo("0 ms");
    assertThat(FootLine.duration(740)).isEqualTo("740 ms");
    assertThat(FootLine.duration(3_100)).isEqualTo("3.1 s");
    assertThat(FootLine.duration(59_949)).isEqualTo("59.9 s");
    assertThat(FootLine.duration(59_950)).isEqualTo("1 m 00 s");
    assertThat(FootLine.duration(125_000)).isEqualTo("2 m 05 s");
  }
}
