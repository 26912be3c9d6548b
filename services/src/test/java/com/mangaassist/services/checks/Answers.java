package com.mangaassist.services.checks;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer to judge. */
final class Answers {

  private Answers() {}

  static ChatAnswer saying(@Nullable String text) {
    return new ChatAnswer(
        "s",
        "m",
        "c",
        text,
        Intent.PRICE,
        ModelCatalog.SONNET,
        new Usage(612, 184),
        "0.004596",
        740,
        3_113,
        false,
        List.of(
            new ProductCard(
                "MNG-0684", "ダンジョン飯", "Delicious in Dungeon", 814, 37, 1, "九井諒子", 14, "completed")),
        new FlagDecision("sonnet-rollout", 39, 50, ModelCatalog.SONNET, FlagReason.SPLIT),
        new ModerationVerdict(Severity.MEDIUM, List.of("abuse")),
        new Timings(9, 14, 690, 2_400));
  }
}
