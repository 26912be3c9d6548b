package com.mangaassist.views.chat;

import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.StringProperty;

/** What was typed and not yet sent, for each conversation; kept over a restart. */
final class Drafts {

  private static final int MOST = 20;

  private final StringProperty kept;
  private final Map<String, String> drafts = new LinkedHashMap<>();

  /**
   * Those of a setting.
   *
   * @param kept a JSON object; what cannot be read is as if there were none
   */
  Drafts(StringProperty kept) {
    this.kept = kept;
    try {
      if (!kept.get().isEmpty()) {
        Json.parse(kept.get())
            .properties()
            .forEach(each -> drafts.put(each.getKey(), each.getValue().asText()));
      }
    } catch (MalformedJsonException e) {
      drafts.clear();
    }
  }

  /** What was typed in a conversation; the new one has the id "". */
  String of(String sessionId) {
    return drafts.getOrDefault(sessionId, "");
  }

  void keep(String sessionId, String draft) {
    boolean had = drafts.remove(sessionId) != null;
    if (!draft.isBlank()) {
      drafts.put(sessionId, draft);
      if (drafts.size() > MOST) {
        drafts.remove(drafts.keySet().iterator().next());
      }
    } else if (!had) {
      return;
    }
    kept.set(Json.write(drafts));
  }
}
