package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.io.IOException;

/** The engine of each model: its server where it names one, else the offline model. */
record ModelEngines(Engine offline, Engine servers) implements Engine {
  @Override
  public Whole whole(Call call, ModelPrompt prompt)
      throws AwsFault, IOException, InterruptedException {
    return of(call).whole(call, prompt);
  }

  @Override
  public void stream(Call call, ModelPrompt prompt, AnswerStream stream)
      throws AwsFault, IOException, InterruptedException {
    of(call).stream(call, prompt, stream);
  }

  private Engine of(Call call) {
    return call.model().openAiCompatible() == null ? offline : servers;
  }
}
