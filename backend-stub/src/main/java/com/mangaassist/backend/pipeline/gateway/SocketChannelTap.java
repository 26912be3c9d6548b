package com.mangaassist.backend.pipeline.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The channel under one WebSocket. It limits how much a client may say before its upgrade is done,
 * words the answer to the upgrade, and tells when something went out, which the library does not.
 */
final class SocketChannelTap implements ByteChannel {

  private static final int HANDSHAKE_LIMIT = 64 * 1024;

  private final SocketChannel channel;
  private volatile boolean open;
  private volatile Runnable written = () -> {};
  private int handshakeBytes;
  private volatile boolean broken;
  private volatile @Nullable ByteBuffer answer;

  SocketChannelTap(SocketChannel channel) {
    this.channel = channel;
  }

  /** The upgrade is done; {@code onWritten} is called after each write from now on. */
  void upgraded(Runnable onWritten) {
    written = onWritten;
    open = true;
  }

  /** The upgrade's answer is to be 400. */
  void broken() {
    broken = true;
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
    if ((!open || answer != null) && from.hasRemaining()) {
      return answer(from);
    }
    int count = channel.write(from);
    if (count > 0) {
      written.run();
    }
    return count;
  }

  /** The library gives one answer before it calls the connection open, and gives it whole. */
  private int answer(ByteBuffer from) throws IOException {
    ByteBuffer begun = answer;
    ByteBuffer ours = begun == null ? UpgradeAnswer.of(from, broken) : begun;
    answer = ours;
    channel.write(ours);
    if (ours.hasRemaining()) {
      return 0;
    }
    answer = null;
    int taken = from.remaining();
    from.position(from.limit());
    return taken;
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
