package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.io.IOException;

/** What makes the answers of a model: the offline model, or a server that somebody runs. */
interface Engine {
  /**
   * Answers in one piece.
   *
   * @throws AwsFault when the model fails
   */
  Whole whole(Call call, ModelPrompt prompt) throws AwsFault, IOException, InterruptedException;

  /**
   * Streams an answer.
   *
   * @throws AwsFault when the model fails before the stream has begun
   * @throws IOException when the client is gone, or a fault cuts the stream
   */
  void stream(Call call, ModelPrompt prompt, AnswerStream stream)
      throws AwsFault, IOException, InterruptedException;
}
