package com.mangaassist.services.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kept conversations to and from the JSON of the admin routes; times are ISO 8601 in UTC. */
public final class ConversationCodec {

  private ConversationCodec() {}

  /** {@code {"conversations":[…]}}. */
  public static String encodeList(List<ConversationSummary> summaries) {
    ObjectNode json = Json.object();
    var list = json.putArray("conversations");
    summaries.forEach(s -> list.add(summary(s)));
    return Json.write(json);
  }

  /** {@code {"conversation":{…},"turns":[…],"head":…}}. */
  public static String encode(Conversation conversation) {
    ObjectNode json = Json.object();
    json.set("conversation", summary(conversation.summary()));
    var turns = json.putArray("turns");
    conversation.turns().forEach(t -> turns.add(turn(t)));
    json.put("head", conversation.head());
    return Json.write(json);
  }

  /** Reads what {@link #encodeList} wrote. */
  public static List<ConversationSummary> decodeList(String text) throws MalformedJsonException {
    try {
      List<ConversationSummary> summaries = new ArrayList<>();
      for (JsonNode node : Json.parse(text).path("conversations")) {
        summaries.add(summary(node));
      }
      return summaries;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedJsonException("not a list of conversations", e);
    }
  }

  /** Reads what {@link #encode} wrote. */
  public static Conversation decode(String text) throws MalformedJsonException {
    try {
      JsonNode json = Json.parse(text);
      List<StoredTurn> turns = new ArrayList<>();
      for (JsonNode node : json.path("turns")) {
        turns.add(turn(node));
      }
      ConversationSummary summary = summary(json.path("conversation"));
      // A gateway of before branches tells no head.
      return json.has("head")
          ? new Conversation(summary, turns, text(json, "head"))
          : new Conversation(summary, turns);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedJsonException("not a conversation", e);
    }
  }

  private static ObjectNode summary(ConversationSummary s) {
    return Json.object()
        .put("sessionId", s.sessionId())
        .put("customerId", s.customerId())
        .put("segment", s.segment())
        .put("title", s.title())
        .put("preview", s.preview())
        .put("turns", s.turns())
        .put("severity", s.severity().wireName())
        .put("updatedAt", s.updatedAt().toString());
  }

  private static ConversationSummary summary(JsonNode json) {
    return new ConversationSummary(
        json.path("sessionId").asText(),
        json.path("customerId").asText(),
        json.path("segment").asText(),
        json.path("title").asText(),
        json.path("preview").asText(),
        json.path("turns").asInt(),
        Severity.ofWireName(json.path("severity").asText()),
        Instant.parse(json.path("updatedAt").asText()));
  }

  private static ObjectNode turn(StoredTurn t) {
    ObjectNode json =
        Json.object()
            .put("messageId", t.messageId())
            .put("correlationId", t.correlationId())
            .put("message", t.message())
            .put("state", t.state().name())
            .put("answer", t.answer())
            .put("problem", t.problem())
            .put("at", t.at().toString())
            .put("after", t.after())
            .put("rating", t.remark().rating().wireName())
            .put("note", t.remark().note());
    ChatAnswer details = t.details();
    if (details != null) {
      json.set("details", Json.tree(details));
    }
    return json;
  }

  private static StoredTurn turn(JsonNode json) throws MalformedJsonException {
    JsonNode details = json.path("details");
    return new StoredTurn(
        json.path("messageId").asText(),
        json.path("correlationId").asText(),
        json.path("message").asText(),
        AnswerState.valueOf(json.path("state").asText()),
        json.path("answer").asText(),
        details.isObject() ? Json.read(details.toString(), ChatAnswer.class) : null,
        text(json, "problem"),
        Instant.parse(json.path("at").asText()),
        text(json, "after"),
        new Remark(
            Rating.ofWireName(json.path("rating").asText("none")), json.path("note").asText()));
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.path(name).isTextual() ? json.path(name).asText() : null;
  }
}
