package com.mangaassist.backend.aws.bedrock.offline;

import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.Reply;

/** Answers from what is in its prompt; deterministic, knows nothing else. */
public final class OfflineLanguageModel implements LanguageModel {

  /** Holds no state. */
  public OfflineLanguageModel() {}

  @Override
  public Reply reply(ModelPrompt prompt) {
    return Reply.endingItself("Hello from the offline model.");
  }
}
