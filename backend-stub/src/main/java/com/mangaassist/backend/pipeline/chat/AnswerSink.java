package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ServerFrame;

/** Where the frames of an answer go while it is made: status, products, token, retracted. */
@FunctionalInterface
public interface AnswerSink {

  /**
   * Takes one frame; called by one thread, in order. It may wait for a slow client, and so slows
   * the model's stream; for a client that is gone it returns at once.
   */
  void send(ServerFrame frame) throws InterruptedException;
}
