package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolResult;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.services.json.Json;

/** A prompt as a request for a chat completion of OpenAI's API. */
final class OpenAiRequest {
  private OpenAiRequest() {}

  static ObjectNode of(ModelPrompt prompt, String model, boolean stream) {
    ObjectNode body = Json.object().put("model", model);
    ArrayNode messages = body.putArray("messages");
    if (!prompt.system().isEmpty()) {
      // Chat templates of many models take one system message, and that at the beginning.
      messages
          .addObject()
          .put("role", "system")
          .put("content", String.join("\n\n", prompt.system()));
    }
    prompt.messages().forEach(message -> add(message, messages));
    body.put("max_tokens", prompt.maxTokens()).put("temperature", prompt.temperature());
    if (prompt.topP() != null) {
      body.put("top_p", prompt.topP());
    }
    if (!prompt.stopSequences().isEmpty()) {
      prompt.stopSequences().forEach(body.putArray("stop")::add);
    }
    body.put("stream", stream);
    if (stream) {
      body.putObject("stream_options").put("include_usage", true);
    }
    tools(prompt.tools(), body);
    return body;
  }

  private static void add(PromptMessage message, ArrayNode messages) {
    for (ToolResult result : message.toolResults()) {
      messages
          .addObject()
          .put("role", "tool")
          .put("tool_call_id", result.toolUseId())
          .put("content", result.failed() ? "Error: " + result.content() : result.content());
    }
    String text = message.text();
    if (text.isEmpty() && message.toolUses().isEmpty()) {
      return;
    }
    ObjectNode turn = messages.addObject();
    turn.put("role", message.role() == PromptMessage.Role.USER ? "user" : "assistant");
    turn.put("content", text.isEmpty() ? null : text);
    if (!message.toolUses().isEmpty()) {
      ArrayNode calls = turn.putArray("tool_calls");
      for (ToolUse use : message.toolUses()) {
        calls
            .addObject()
            .put("id", use.id())
            .put("type", "function")
            .putObject("function")
            .put("name", use.name())
            .put("arguments", Json.write(use.input()));
      }
    }
  }

  private static void tools(Tools tools, ObjectNode body) {
    if (tools.specs().isEmpty()) {
      return;
    }
    ArrayNode all = body.putArray("tools");
    for (Tools.Tool tool : tools.specs()) {
      ObjectNode function =
          all.addObject()
              .put("type", "function")
              .putObject("function")
              .put("name", tool.name())
              .put("description", tool.description());
      function.set("parameters", tool.inputSchema());
    }
    switch (tools.choice()) {
      case AUTO -> body.put("tool_choice", "auto");
      case ANY -> body.put("tool_choice", "required");
      case NONE -> body.put("tool_choice", "none");
      case TOOL ->
          body.putObject("tool_choice")
              .put("type", "function")
              .putObject("function")
              .put("name", tools.named());
    }
  }
}
