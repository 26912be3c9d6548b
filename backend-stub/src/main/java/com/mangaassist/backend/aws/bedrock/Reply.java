package com.mangaassist.backend.aws.bedrock;

/**
 * A model's whole answer. A model that does not mind limits says {@link StopReason#END_TURN}: the
 * stand-in cuts the text at the token limit and the stop sequences of the prompt.
 */
public record Reply(String text, StopReason stopReason) {
  /** An answer that ends by itself. */
  public static Reply endingItself(String text) {
    return new Reply(text, StopReason.END_TURN);
  }
}
