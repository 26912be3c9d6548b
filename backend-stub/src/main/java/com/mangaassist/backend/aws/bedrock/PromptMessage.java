package com.mangaassist.backend.aws.bedrock;

import java.util.List;

/** One turn of a prompt: who spoke, and what the turn holds, in its order. */
public record PromptMessage(Role role, List<PromptBlock> blocks) {
  /** Who spoke. */
  public enum Role {
    /** The customer; the results of tools come in the customer's turns. */
    USER,
    /** The model, earlier. */
    ASSISTANT
  }

  /** Copies the list. */
  public PromptMessage {
    blocks = List.copyOf(blocks);
  }

  /** A turn of words alone. */
  public PromptMessage(Role role, String text) {
    this(role, List.of(new PromptBlock.Text(text)));
  }

  /** The texts of all its text blocks, joined. */
  public String text() {
    StringBuilder joined = new StringBuilder();
    for (PromptBlock block : blocks) {
      if (block instanceof PromptBlock.Text(String text)) {
        joined.append(text);
      }
    }
    return joined.toString();
  }

  /** The results of tools that it brings. */
  public List<PromptBlock.ToolResult> toolResults() {
    return of(PromptBlock.ToolResult.class);
  }

  /** The calls of tools that it holds. */
  public List<PromptBlock.ToolUse> toolUses() {
    return of(PromptBlock.ToolUse.class);
  }

  private <T> List<T> of(Class<T> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
