package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.transcript.AnswerOrigin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FeetTest {

  private static final List<Fallback.Tried> TRIED =
      List.of(new Fallback.Tried(ModelCatalog.SONNET, "ThrottlingException"));

  private final Feet feet = new Feet(ModelCatalog.bundled(), true);

  @Test
  void tellsWhereAnAnswerIsFrom() throws Exception {
    assertThat(origin(null)).isEqualTo(AnswerOrigin.CHOSEN);
    assertThat(origin(Fallback.after(TRIED, Fallback.By.MODEL)))
        .isEqualTo(AnswerOrigin.OTHER_MODEL);
    assertThat(origin(Fallback.earlier(TRIED, ModelCatalog.HAIKU, Instant.EPOCH)))
        .isEqualTo(AnswerOrigin.EARLIER);
    assertThat(origin(Fallback.after(TRIED, Fallback.By.SENTENCE))).isEqualTo(AnswerOrigin.NOBODY);
  }

  @Test
  void namesNoModelWhereNoneWrote() throws Exception {
    assertThat(feet.finished(answer(Fallback.after(TRIED, Fallback.By.SENTENCE))).model()).isNull();
    assertThat(feet.finished(answer(null)).model()).isNotNull();
  }

  private AnswerOrigin origin(@Nullable Fallback fallback) throws Exception {
    return feet.finished(answer(fallback)).origin();
  }

  private static ChatAnswer answer(@Nullable Fallback fallback) throws Exception {
    ObjectNode json = (ObjectNode) Json.parse(Json.write(ChatFixture.answer(List.of())));
    if (fallback != null) {
      json.set("fallback", Json.tree(fallback));
    }
    return Json.read(Json.write(json), ChatAnswer.class);
  }
}
