package com.mangaassist.backend.pipeline;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket client without manners: sends any bytes, and reads only when told to. */
final class RawSocket implements AutoCloseable {

  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  private static final int PATIENCE_MS = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  /** A frame that came in. */
  record Frame(int opcode, ByteBuffer payload) {

    String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    /** The code of a close frame. */
    int closeCode() {
      return payload.getShort(0);
    }
  }

  RawSocket(int port) throws IOException {
    socket = new Socket();
    // Small, so that what is not read does not hide in the system's buffers.
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    socket.setSoTimeout(PATIENCE_MS);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Connects and upgrades with the right credentials. */
  static RawSocket upgraded(PipelineFixture gateway) throws IOException {
    int port = gateway.pipeline.webSocketPort();
    var client = new RawSocket(port);
    String status =
        client.upgrade(
            "/prod",
            List.of(
                "Host: 127.0.0.1:" + port,
                "Authorization: Bearer " + gateway.bearerToken,
                "X-Api-Key: " + gateway.credentials.apiKey()));
    if (!status.contains("101")) {
      throw new IOException("refused: " + status);
    }
    return client;
  }

  /** Sends an upgrade request and returns the status line of its answer. */
  String upgrade(String resource, List<String> headers) throws IOException {
    List<String> all = new ArrayList<>(headers);
    all.addAll(
        List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    return ask(resource, all).getFirst();
  }

  /** Sends a GET with these headers and returns the head of its answer, line by line. */
  List<String> ask(String resource, List<String> headers) throws IOException {
    String head = "GET " + resource + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    write(head.getBytes(StandardCharsets.US_ASCII));
    List<String> answer = new ArrayList<>();
    String header = line();
    while (!header.isEmpty()) {
      answer.add(header);
      header = line();
    }
    return answer;
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        text.append((char) c);
      }
      c = in.read();
    }
    return text.toString();
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void text(String text) throws IOException {
    frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a masked frame; opcode 0 continues a message. */
  void frame(int opcode, boolean last, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) ((last ? 0x80 : 0) | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    // A mask of zeros leaves the payload as it is.
    frame.putInt(0).put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  /** The next frame. */
  Frame read() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(length)));
  }

  /** The next frame of that kind. */
  Frame read(int opcode) throws IOException {
    Frame frame = read();
    while (frame.opcode() != opcode) {
      frame = read();
    }
    return frame;
  }

  /** True when the server has ended the connection. */
  boolean ended() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    // A reset instead of a goodbye.
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
