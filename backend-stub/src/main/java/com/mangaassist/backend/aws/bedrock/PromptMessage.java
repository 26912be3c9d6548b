package com.mangaassist.backend.aws.bedrock;

/** One turn of a prompt: who spoke, and the text of all its content blocks joined. */
public record PromptMessage(Role role, String text) {
  /** Who spoke. */
  public enum Role {
    /** The customer. */
    USER,
    /** The model, earlier. */
    ASSISTANT
  }
}
