package com.mangaassist.services.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.events.EventPublisher.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntrySizeTest {

  private static final String[] PIECES = {
    "a", "é", "あ", "😊", "\ud83d", "\udc00", "\u07ff", "\u0800", "\uffff", "\n", "ｶ"
  };

  /** A law: an entry's size is that of its members in UTF-8, whatever they hold. */
  @Test
  void countsTheBytesThatLeave() {
    var random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      var entry = new Entry("s", "t", text.toString());
      assertThat(entry.bytes())
          .as("%s", text)
          .isEqualTo(2 + text.toString().getBytes(StandardCharsets.UTF_8).length);
    }
  }
}
