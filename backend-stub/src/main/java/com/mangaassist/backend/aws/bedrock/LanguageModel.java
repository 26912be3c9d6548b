package com.mangaassist.backend.aws.bedrock;

/**
 * What writes the answers behind the stand-in; the stand-in cuts them into chunks and paces them.
 */
@FunctionalInterface
public interface LanguageModel {
  /** The whole answer to a prompt; the same prompt always gets the same answer. */
  Reply reply(ModelPrompt prompt);
}
