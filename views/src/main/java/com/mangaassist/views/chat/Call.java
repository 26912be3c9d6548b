package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;

/** A message on its way and whoever hears of its answer. On the JavaFX thread. */
interface Call {

  /** What is sent. */
  ChatRequest request();

  /** A frame was sent or received. */
  void wire(WireFrame frame);

  /** The message is on its way. */
  void sent();

  /** Part of the answer came. */
  void frame(ServerFrame frame);

  /**
   * The connection was lost; nothing more comes.
   *
   * @param problem why, for people; may be empty
   */
  void lost(String problem);
}
