package com.mangaassist.services.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TraceCodecTest {

  @Test
  void readsHopsWithTheirAttributes() throws IOException {
    Trace trace =
        TraceCodec.decode(
            """
            {"traceId":"6b0a","correlationId":"c","durationMicros":331160,"spans":[
             {"spanId":"a","parentSpanId":"","name":"WS sendMessage","kind":"SERVER",
              "offsetMicros":0,"durationMicros":225446,"failed":false,"attributes":{}},
             {"spanId":"b","parentSpanId":"a","name":"chat haiku","kind":"CLIENT",
              "offsetMicros":116964,"durationMicros":51553,"failed":true,
              "attributes":{"gen_ai.usage.input_tokens":1325,"gen_ai.request.model":"haiku"}}]}""");
    assertThat(trace.id()).isEqualTo("6b0a");
    assertThat(trace.durationMicros()).isEqualTo(331_160);
    TraceSpan model = trace.spans().getLast();
    assertThat(model.parentId()).isEqualTo("a");
    assertThat(model.failed()).isTrue();
    assertThat(model.endMicros()).isEqualTo(168_517);
    assertThat(model.attribute("gen_ai.usage.input_tokens")).isEqualTo("1325");
    assertThat(model.attribute("nothing")).isEmpty();
  }

  @Test
  void saysWhatIsNoTrace() {
    for (String text : new String[] {"", "[]", "{}", "{\"spans\":[]}", "<html>"}) {
      assertThatThrownBy(() -> TraceCodec.decode(text))
          .isInstanceOf(IOException.class)
          .hasMessage("The gateway sent a trace that cannot be read.");
    }
  }
}
