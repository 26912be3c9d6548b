package com.mangaassist.backend.pipeline;

import com.mangaassist.services.chat.ChatAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link OpenApiWalkTest} sends to each operation. */
final class Calls {

  static final String CHAT = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";

  private Calls() {}

  /** One request; its headers stand in the place of the right ones. */
  record Call(String path, String body, Map<String, String> headers) {

    Call(String path, String body) {
      this(path, body, Map.of());
    }
  }

  /** Requests that are wrong for every operation, and each has to say so in its own way. */
  static List<Call> badOnes(String method, String template) {
    String path = template.replaceAll("\\{[^}]*\\}", "none");
    String body = method.equals("GET") || method.equals("DELETE") ? "" : "{}";
    List<Call> all = new ArrayList<>();
    all.add(new Call(path, body, Map.of("Authorization", "none")));
    all.add(new Call(path, body, Map.of("Origin", "https://evil.example")));
    all.add(new Call(path, body, Map.of("Content-Encoding", "gzip")));
    all.add(new Call(path, "[".repeat(40)));
    all.add(new Call(path, "x".repeat(2_000_000)));
    all.add(new Call(path + "?q=" + "x".repeat(9_000), body));
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      many.put("X-Filler-" + i, "x");
    }
    all.add(new Call(path, body, many));
    return all;
  }

  /** Requests that show what the operation does. */
  static List<Call> of(String operation, ChatAnswer answer, String job) {
    String conversation = "/admin/conversations/" + answer.sessionId();
    String correlation = answer.correlationId();
    return switch (operation) {
      case "chat" ->
          List.of(
              new Call("/v1/chat", CHAT),
              new Call("/v1/chat", "{}"),
              new Call("/v1/chat", CHAT, Map.of("X-Api-Key", "none")));
      case "search" ->
          List.of(
              new Call("/v1/search", "{\"query\":\"料理の漫画\",\"topK\":20}"),
              new Call("/v1/search", "{\"query\":\"Akira\",\"answer\":true}"));
      case "recommend" ->
          List.of(
              new Call("/v1/recommend", "{\"customerId\":\"a\",\"likes\":[\"Akira\",\"nothing\"]}"),
              new Call("/v1/recommend", "{\"customerId\":\"a\",\"message\":\"cheap manga\"}"));
      case "generate" -> List.of(new Call("/v1/generate", CHAT), new Call("/v1/generate", "{}"));
      case "showJob", "cancelJob" ->
          List.of(
              new Call("/v1/generate/" + job, ""),
              new Call("/v1/generate/" + job + "?customerId=another", ""),
              new Call("/v1/generate/none", ""));
      case "listConversations" ->
          List.of(
              new Call("/admin/conversations?limit=5", ""),
              new Call("/admin/conversations?limit=x", ""));
      case "showConversation" ->
          List.of(new Call(conversation, ""), new Call("/admin/conversations/none", ""));
      case "changeConversation" ->
          List.of(
              new Call(conversation, "{\"title\":\"Akira\"}"),
              new Call("/admin/conversations/none", "{\"title\":\"Akira\"}"));
      case "remarkOnAnswer" ->
          List.of(
              new Call(conversation + "/turns/" + answer.messageId(), "{\"rating\":\"good\"}"),
              new Call(conversation + "/turns/none", "{\"rating\":\"good\"}"));
      case "deleteConversation" ->
          List.of(new Call(conversation, ""), new Call("/admin/conversations/none", ""));
      case "showProduct" ->
          List.of(new Call("/v1/products/MNG-0001", ""), new Call("/v1/products/none", ""));
      case "similarProducts" ->
          List.of(
              new Call("/v1/products/MNG-0001/similar", ""),
              new Call("/v1/products/none/similar", ""));
      case "complete" ->
          List.of(new Call("/admin/completions", "{\"prompt\":\"Say \\\"hi\\\"\\n\"}"));
      case "explainFlag" ->
          List.of(
              new Call("/admin/flags/explain?flag=sonnet-rollout&user=user-42", ""),
              new Call("/admin/flags/explain?flag=none&user=user-42", ""));
      case "refreshFlags" -> List.of(new Call("/admin/flags/refresh", ""));
      case "showMesh" -> List.of(new Call("/admin/mesh", ""));
      case "listQuarantine" -> List.of(new Call("/admin/quarantine", ""));
      case "productImage" ->
          List.of(
              new Call("/assets/products/MNG-0001.svg", ""),
              new Call("/assets/products/MNG-0001.svg", "", Map.of("If-None-Match", "*")),
              new Call("/assets/products/none", ""));
      case "listTraces" -> List.of(new Call("/admin/traces", ""));
      case "showTrace" ->
          List.of(
              new Call("/admin/traces/" + correlation, ""),
              new Call("/admin/traces/" + correlation + "?format=otlp", ""),
              new Call("/admin/traces/none", ""));
      case "health" -> List.of(new Call("/health", ""));
      case "openapi" -> List.of(new Call("/openapi.json", ""));
      case "jwks" -> List.of(new Call("/.well-known/jwks.json", ""));
      default -> List.of();
    };
  }
}
