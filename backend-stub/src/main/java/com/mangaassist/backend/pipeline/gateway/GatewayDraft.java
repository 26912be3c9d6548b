package com.mangaassist.backend.pipeline.gateway;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;

/**
 * RFC 6455 with API Gateway's limits: frames of 32 KB, messages of 128 KB; beyond, 1009. A frame
 * without a mask ends the connection with 1002.
 */
final class GatewayDraft extends Draft_6455 {

  static final int MAX_FRAME = 32 * 1024;
  static final int MAX_MESSAGE = 128 * 1024;

  private final MaskCheck masks = new MaskCheck();

  GatewayDraft() {
    // The library holds its one limit against frames and joined messages alike.
    super(List.of(), List.of(new Protocol("")), MAX_MESSAGE);
  }

  @Override
  public Draft copyInstance() {
    return new GatewayDraft();
  }

  /** The library would say back whatever else the client said of its connection. */
  @Override
  public HandshakeBuilder postProcessHandshakeResponseAsServer(
      ClientHandshake request, ServerHandshakeBuilder response) throws InvalidHandshakeException {
    HandshakeBuilder answer = super.postProcessHandshakeResponseAsServer(request, response);
    answer.put("Connection", "Upgrade");
    return answer;
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
    masks.look(buffer);
    List<Framedata> frames = translated(buffer);
    for (Framedata frame : frames) {
      if (frame.getPayloadData().remaining() > MAX_FRAME) {
        throw new LimitExceededException("a frame over 32 KB", MAX_FRAME);
      }
    }
    return frames;
  }

  private List<Framedata> translated(ByteBuffer buffer) throws InvalidDataException {
    try {
      return super.translateFrame(buffer);
    } catch (NullPointerException e) {
      // So the library meets the reason of a close frame that is no UTF-8.
      throw new InvalidDataException(CloseFrame.NO_UTF8, e);
    }
  }
}
