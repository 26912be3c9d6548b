package com.mangaassist.backend.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of HTTP/2 that take nothing, or send nothing, hold no stream and no place for long. */
class StalledStreamTest {

  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          1_000_000,
          4,
          1 << 24);
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private HttpServer server;

  @BeforeEach
  void start() {
    Route echo =
        new Route(
            "POST",
            "/echo",
            Authentication.open("a test"),
            (request, reply) -> reply.send(200, "text/plain", request.body()));
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(echo), SHORT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void resetsAStreamWhoseClientGivesNoWindow() throws Exception {
    try (Socket client = stalled()) {
      assertThat(types(client, RESET)).contains(HEADERS).doesNotContain(DATA);
    }
  }

  @Test
  void resetsAStreamWhoseClientGivesAByteNowAndThen() throws Exception {
    try (Socket client = stalled()) {
      var out = client.getOutputStream();
      Thread drip =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (true) {
                        out.write(frame(WINDOW_UPDATE, 0, 1, new byte[] {0, 0, 0, 1}));
                        Thread.sleep(Duration.ofMillis(50));
                      }
                    } catch (IOException | InterruptedException ended) {
                      // As it should.
                    }
                  });
      assertThat(types(client, RESET)).contains(DATA);
      drip.interrupt();
      drip.join();
    }
  }

  @Test
  void leavesItsPlaceToOthers() throws Exception {
    List<Socket> holders = new ArrayList<>();
    try {
      for (int i = 0; i < SHORT.connections(); i++) {
        holders.add(stalled());
      }
      for (Socket each : holders) {
        types(each, RESET);
      }
      try (Socket other = connect()) {
        other
            .getOutputStream()
            .write(
                "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 2\r\n\r\nok"
                    .formatted(server.port())
                    .getBytes(US_ASCII));
        assertThat(new String(other.getInputStream().readNBytes(12), US_ASCII))
            .isEqualTo("HTTP/1.1 200");
      }
    } finally {
      for (Socket each : holders) {
        each.close();
      }
    }
  }

  /** A client that has sent a whole request and gives no window for the answer's body. */
  private Socket stalled() throws IOException {
    Socket client = connect();
    var out = client.getOutputStream();
    out.write(PREFACE.getBytes(US_ASCII));
    out.write(frame(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0}));
    var head = new ByteArrayOutputStream();
    head.write(0x83); // :method POST
    head.write(0x86); // :scheme http
    literal(head, 4, "/echo");
    literal(head, 1, "127.0.0.1:" + server.port());
    out.write(frame(HEADERS, END_HEADERS, 1, head.toByteArray()));
    out.write(frame(DATA, END_STREAM, 1, "x".repeat(1_000).getBytes(US_ASCII)));
    return client;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(8_000);
    return socket;
  }

  private static void literal(ByteArrayOutputStream head, int name, String value) {
    head.write(name);
    head.write(value.length());
    head.writeBytes(value.getBytes(US_ASCII));
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.writeBytes(
        new byte[] {0, (byte) (payload.length >> 8), (byte) payload.length, (byte) type});
    frame.writeBytes(new byte[] {(byte) flags, 0, 0, 0, (byte) stream});
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** The types of the frames that came, up to the first of the last one. */
  private static List<Integer> types(Socket client, int last) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    List<Integer> types = new ArrayList<>();
    while (types.isEmpty() || types.getLast() != last) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      types.add(in.readUnsignedByte());
      in.readFully(new byte[5 + length]);
    }
    return types;
  }
}
