package com.mangaassist.backend.aws.bedrock;

/** Why an answer ended, by the names of the Converse and Anthropic APIs (which agree on these). */
public enum StopReason {
  /** The model had said all. */
  END_TURN("end_turn"),
  /** The token limit was reached. */
  MAX_TOKENS("max_tokens"),
  /** A stop sequence came up. */
  STOP_SEQUENCE("stop_sequence"),
  /** The model waits for the results of tools. */
  TOOL_USE("tool_use"),
  /** A filter of the model's own took the answer back; Anthropic's API calls it a refusal. */
  CONTENT_FILTERED("content_filtered");

  private final String wireName;

  StopReason(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }
}
