package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;

/** What kind of frame one is, by the names of the wire. */
final class FrameType {

  private FrameType() {}

  static String of(ServerFrame frame) {
    return switch (frame) {
      case ServerFrame.Status status -> "status";
      case ServerFrame.Products products -> "products";
      case ServerFrame.Token token -> "token";
      case ServerFrame.Done done -> "done";
      case ServerFrame.Stopped stopped -> "stopped";
      case ServerFrame.Retracted retracted -> "retracted";
      case ServerFrame.Failure failure -> "error";
      case ServerFrame.Pong pong -> "pong";
    };
  }

  /** Whether an answer ends with it. */
  static boolean isLast(ServerFrame frame) {
    return switch (frame) {
      case ServerFrame.Done done -> true;
      case ServerFrame.Stopped stopped -> true;
      case ServerFrame.Failure failure -> true;
      case ServerFrame.Status status -> false;
      case ServerFrame.Products products -> false;
      case ServerFrame.Token token -> false;
      case ServerFrame.Retracted retracted -> false;
      case ServerFrame.Pong pong -> false;
    };
  }

  /** The action that a message to the gateway asks for. */
  static String ofSent(String raw) {
    try {
      return Json.parse(raw).path("action").asText();
    } catch (MalformedJsonException e) {
      return "";
    }
  }
}
