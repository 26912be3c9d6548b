package com.mangaassist.backend.pipeline.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * The channel under one WebSocket. It limits how much a client may say before its upgrade is done,
 * and tells when something went out, which the library does not.
 */
final class SocketChannelTap implements ByteChannel {

  private static final int HANDSHAKE_LIMIT = 64 * 1024;

  private final SocketChannel channel;
  private volatile boolean open;
  private volatile Runnable written = () -> {};
  private int handshakeBytes;

  SocketChannelTap(SocketChannel channel) {
    this.channel = channel;
  }

  /** The upgrade is done; {@code onWritten} is called after each write from now on. */
  void upgraded(Runnable onWritten) {
    written = onWritten;
    open = true;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int read = channel.read(into);
    if (!open && read > 0) {
      handshakeBytes += read;
      if (handshakeBytes > HANDSHAKE_LIMIT) {
        throw new IOException("an upgrade request of over 64 KB");
      }
    }
    return read;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int count = channel.write(from);
    if (count > 0) {
      written.run();
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
