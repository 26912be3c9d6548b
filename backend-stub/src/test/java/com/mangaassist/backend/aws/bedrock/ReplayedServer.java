package com.mangaassist.backend.aws.bedrock;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A model server that answers each request with the next bytes it was given, byte for byte. */
final class ReplayedServer implements AutoCloseable {
  /** A request as it came. */
  record Request(String head, String body) {}

  /** The parts of an answer; the connection stays open after the last while {@code open}. */
  record Answer(List<byte[]> parts, boolean open) {}

  final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ServerSocket socket;

  ReplayedServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("replayed-server").start(this::serve);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
  }

  /** Streams {@code body} as a chunked answer of which each part is a chunk, then ends it. */
  void streams(String... parts) {
    answer(false, true, parts);
  }

  /** The same, but the connection breaks before the end of the answer. */
  void breaksOffAfter(String... parts) {
    answer(false, false, parts);
  }

  /** The same, but after the parts nothing comes any more. */
  void fallsSilentAfter(String... parts) {
    answer(true, false, parts);
  }

  /** A whole JSON answer. */
  void answers(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, bytes.length);
    answers.add(new Answer(List.of(head.getBytes(StandardCharsets.US_ASCII), bytes), false));
  }

  private void answer(boolean open, boolean ends, String... parts) {
    java.util.ArrayList<byte[]> bytes = new java.util.ArrayList<>();
    bytes.add(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    for (String part : parts) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      // Two chunks a part: one ends amid a line, and amid a character if it is a long one.
      int cut = text.length / 2;
      bytes.add(chunk(java.util.Arrays.copyOf(text, cut)));
      bytes.add(chunk(java.util.Arrays.copyOfRange(text, cut, text.length)));
    }
    if (ends) {
      bytes.add("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    answers.add(new Answer(bytes, open));
  }

  private static byte[] chunk(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    byte[] head = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = java.util.Arrays.copyOf(head, head.length + bytes.length + 2);
    System.arraycopy(bytes, 0, chunk, head.length, bytes.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().name("replayed-answer").start(() -> answer(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      requests.add(read(new BufferedInputStream(client.getInputStream())));
      Answer answer = answers.take();
      OutputStream out = client.getOutputStream();
      for (byte[] part : answer.parts()) {
        out.write(part);
        out.flush();
      }
      if (answer.open()) {
        closed.await();
      }
    } catch (IOException e) {
      // The client went: nothing to answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    int length = 0;
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return new Request(head.toString(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
