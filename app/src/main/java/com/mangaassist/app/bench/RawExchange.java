package com.mangaassist.app.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection of a thread that has many: a request on its way, or its answer. */
final class RawExchange implements AutoCloseable {

  /** The answer is not all there. */
  static final int UNDER_WAY = 0;

  private static final int BUFFER_BYTES = 65_536;
  private static final String LENGTH = "\r\ncontent-length:";

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private long sentAt;
  private int place;

  /**
   * Connects.
   *
   * @param place of its first request
   */
  RawExchange(int port, Selector selector, int place) throws IOException {
    this.place = place;
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, 0, this);
  }

  /** The next request's place. */
  int next() {
    place++;
    return place;
  }

  /** When the last request was sent, of {@link System#nanoTime}. */
  long sentAt() {
    return sentAt;
  }

  /** Sends a request, as much of it as there is room for now. */
  void send(byte[] request) throws IOException {
    in.clear();
    out = ByteBuffer.wrap(request);
    sentAt = System.nanoTime();
    write();
  }

  private void write() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /**
   * Goes on with what the connection is ready for.
   *
   * @return the answer's status, {@link #UNDER_WAY} until it is all there
   * @throws IOException also when the server closed the connection
   */
  int proceed() throws IOException {
    if (out.hasRemaining()) {
      write();
      return UNDER_WAY;
    }
    if (channel.read(in) < 0) {
      throw new IOException("The server closed the connection");
    }
    return status();
  }

  private int status() throws IOException {
    byte[] bytes = new byte[in.position()];
    in.get(0, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return UNDER_WAY;
    }
    int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    int length =
        at < 0
            ? 0
            : Integer.parseInt(
                text.substring(at + LENGTH.length(), text.indexOf("\r\n", at + 2)).strip());
    if (bytes.length < end + 4 + length) {
      return UNDER_WAY;
    }
    return RawAnswer.read(new ByteArrayInputStream(bytes)).status();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
