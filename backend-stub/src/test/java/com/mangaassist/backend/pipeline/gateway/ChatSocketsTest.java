package com.mangaassist.backend.pipeline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.pipeline.usage.UsageMeter;
import com.mangaassist.backend.pipeline.usage.UsagePlans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port of {@code WS /prod} when the process runs out of file handles or its thread dies. */
class ChatSocketsTest {

  private static final String BEGIN = "GET /other HTTP/1.1\r\nHost: x\r\n";
  private static final String END =
      String.join(
          "\r\n",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "",
          "");

  @TempDir Path folder;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile boolean noHandles;
  private UsageMeter meter;
  private Traces traces;
  private ChatSockets sockets;

  @BeforeEach
  void open() throws Exception {
    var clock = Clock.systemUTC();
    var credentials = GatewayCredentials.open(folder, clock);
    meter =
        UsageMeter.open(
            UsagePlans.of(folder),
            GatewayAuthentication.keysOf(credentials),
            folder.resolve("usage"),
            clock,
            System::nanoTime);
    traces = Traces.open(folder);
    var authentication = new GatewayAuthentication(credentials.authorizer(), meter);
    var accepting =
        new Accepting(
            listening -> {
              if (noHandles) {
                throw new IOException("Too many open files");
              }
              SocketChannel channel = listening.accept();
              if (channel != null) {
                accepted.incrementAndGet();
              }
              return channel;
            },
            timer,
            Duration.ofMillis(20));
    sockets =
        ChatSockets.start(
            0,
            new ChatSocketServer.Parts(
                new UpgradeGuard(authentication, Set.of()),
                accepting,
                new OpenSockets(
                    timer, new Gateway.Limits(Duration.ofSeconds(30), Duration.ofSeconds(30))),
                new SocketVisit.Book(authentication, new AccessLog(clock), traces, clock),
                (out, visit) -> {
                  throw new AssertionError("nobody gets in here");
                }),
            timer,
            Duration.ofMillis(20));
  }

  @AfterEach
  void close() {
    sockets.close();
    meter.close();
    traces.close();
    timer.shutdownNow();
  }

  @Test
  void listensAgainOnceThereAreFileHandles() throws Exception {
    assertThat(state()).isEqualTo(Health.State.HEALTHY);
    noHandles = true;
    try (Socket waiting = connect()) {
      send(waiting, BEGIN + END);
      await().until(() -> state() == Health.State.DEGRADED);
      assertThat(sockets.parts().getFirst().detail()).contains("Too many open files");

      noHandles = false;
      assertThat(statusLine(waiting)).contains("404");
      assertThat(state()).isEqualTo(Health.State.HEALTHY);
    }
  }

  @Test
  void servesThoseWhoAreConnectedWhileNobodyElseCanBe() throws Exception {
    try (Socket connected = connect()) {
      send(connected, BEGIN);
      await().until(() -> accepted.get() == 1);
      noHandles = true;
      try (Socket waiting = connect()) {
        send(waiting, BEGIN);
        await().until(() -> state() == Health.State.DEGRADED);
        send(connected, END);
        assertThat(statusLine(connected)).contains("404");
        assertThat(state()).isEqualTo(Health.State.DEGRADED);
      }
    }
  }

  @Test
  void listensAgainOnTheSamePortWhenItsThreadDied() throws Exception {
    int port = sockets.port();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("WebSocketSelector"))
        .forEach(Thread::interrupt);
    await()
        .ignoreExceptions()
        .until(
            () -> {
              try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setSoTimeout(500);
                send(client, BEGIN + END);
                return statusLine(client).contains("404") && state() == Health.State.HEALTHY;
              }
            });
  }

  private Health.State state() {
    return sockets.parts().getFirst().state();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), sockets.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String statusLine(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }
}
