package com.mangaassist.backend.pipeline.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {

  private static final String ROOT = "1-5759e988-bd862e3fe1be46a994272793";

  @Test
  void goesOnWithTheCallersTrace() {
    var header = TraceHeader.read("Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=0", 0);

    assertThat(header).isEqualTo(new TraceHeader(ROOT, "53995c3f42cd8ad8", false));
    assertThat(header.traceId()).isEqualTo("5759e988bd862e3fe1be46a994272793");
    assertThat(header).hasToString("Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=0");
  }

  @Test
  void readsMembersInAnyOrderAndLeavesOthersOut() {
    var header = TraceHeader.read("Self=1-x; Sampled=? ;Lineage=a:0; Root=" + ROOT, 0);

    assertThat(header).isEqualTo(new TraceHeader(ROOT, null, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Root=",
        "Root=1-5759e988-bd862e3fe1be46a99427279",
        "Root=2-5759e988-bd862e3fe1be46a994272793",
        "Root=1-5759e988-bd862e3fe1be46a994272793\nX: y",
        "Parent=53995c3f42cd8ad8",
        ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
      })
  void beginsATraceWhereTheCallersIsNone(String text) {
    var header = TraceHeader.read(text, 0x5759e988L);

    assertThat(header.root()).startsWith("1-5759e988-").doesNotContain(ROOT);
    assertThat(header.parent()).isNull();
    assertThat(TraceHeader.read(header.toString(), 0)).isEqualTo(header);
  }
}
