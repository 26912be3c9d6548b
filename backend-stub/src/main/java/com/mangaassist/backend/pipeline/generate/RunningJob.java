package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.AnswerSink;
import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;

/** One attempt at a job: what it says of its progress, and how it is stopped. */
final class RunningJob implements AnswerSink {

  private final StopSignal stop = new StopSignal();
  private volatile Progress progress = Progress.NONE;

  /** Whoever answers messages. */
  interface Answers {
    AnswerOutcome answer(ChatRequest request, StopSignal stop, AnswerSink sink);
  }

  AnswerOutcome run(Answers chat, Job job) {
    return chat.answer(job.request(), stop, this);
  }

  Progress progress() {
    return progress;
  }

  void stop(StopSignal.Reason why) {
    stop.stop(why);
  }

  @Override
  public void send(ServerFrame frame) {
    Progress now = progress;
    switch (frame) {
      case ServerFrame.Status status -> progress = new Progress(status.phase(), now.characters());
      case ServerFrame.Token token ->
          progress = new Progress(Phase.STREAMING, now.characters() + token.text().length());
      case ServerFrame.Retracted retracted -> progress = new Progress(now.phase(), 0);
      default -> {
        // The others say nothing of how far it is.
      }
    }
  }
}
