package com.mangaassist.app.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A kept connection to a port of this machine, for one call after the other. */
final class RawConnection implements AutoCloseable {

  private static final int BUFFER_BYTES = 16_384;

  private final Socket socket;
  private final InputStream in;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
  }

  /** Sends a ready request and waits for its answer. */
  RawAnswer call(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    return RawAnswer.read(in);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
