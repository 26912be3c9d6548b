package com.mangaassist.backend.aws.faults;

import com.mangaassist.backend.platform.http.HttpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** A reply that is held back, stalls half way or is cut there. Streams pass as they are. */
final class StruckReply implements HttpReply {
  private final HttpReply reply;
  private final List<Fault> struck;
  private final FaultGate.Pause pause;

  StruckReply(HttpReply reply, List<Fault> struck, FaultGate.Pause pause) {
    this.reply = reply;
    this.struck = struck;
    this.pause = pause;
  }

  @Override
  public void header(String name, String value) {
    reply.header(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    reply.addHeader(name, value);
  }

  @Override
  public void send(int status, String contentType, byte[] body) throws IOException {
    boolean cut = false;
    Duration stall = Duration.ZERO;
    for (Fault fault : struck) {
      switch (fault.kind()) {
        case BURST -> hold(fault.latency());
        case STALL -> stall = stall.plus(fault.latency());
        case MID_STREAM_CUT -> cut = true;
        default -> {
          // The others have happened before any work.
        }
      }
    }
    if (!cut && stall.isZero()) {
      reply.send(status, contentType, body);
      return;
    }
    int half = body.length / 2;
    OutputStream out = reply.stream(status, contentType);
    out.write(body, 0, half);
    out.flush();
    if (cut) {
      throw new IOException("Cut on demand");
    }
    hold(stall);
    out.write(body, half, body.length - half);
  }

  private void hold(Duration time) throws IOException {
    try {
      pause.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is closing", e);
    }
  }

  @Override
  public OutputStream stream(int status, String contentType) {
    return reply.stream(status, contentType);
  }

  @Override
  public boolean clientGone() {
    return reply.clientGone();
  }
}
