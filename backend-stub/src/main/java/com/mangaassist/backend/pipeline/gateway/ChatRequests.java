package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.flags.SegmentRules;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and validates {@link ChatRequest}s from outside. */
final class ChatRequests {

  private static final Set<String> SEGMENTS = Set.copyOf(SegmentRules.ALL);
  private static final Set<String> LANGUAGES = Set.of("ja", "en");

  private final ModelCatalog models;

  ChatRequests(ModelCatalog models) {
    this.models = models;
  }

  /** Takes the fields of {@code /v1/chat}; members that are not known are ignored. */
  ChatRequest read(Fields fields) throws BadInputException {
    String sessionId = fields.optionalId("sessionId");
    String customerId = fields.id("customerId");
    String message = fields.required("message", ChatRequest.MAX_MESSAGE_CHARACTERS);
    String segment = fields.oneOf("segment", SEGMENTS);
    String language = fields.oneOf("language", LANGUAGES);
    String modelId = model(fields);
    String after = fields.optionalId("after");
    fields.check();
    return new ChatRequest(sessionId, customerId, message, segment, language, modelId, after);
  }

  private @Nullable String model(Fields fields) {
    String id = fields.optional("modelId", 2_048);
    if (id == null || id.isEmpty()) {
      return id;
    }
    return models
        .find(id)
        .filter(ModelSpec::talks)
        .map(ModelSpec::modelId)
        .orElseGet(() -> fields.wrong("modelId", "is not a model that this gateway knows"));
  }
}
