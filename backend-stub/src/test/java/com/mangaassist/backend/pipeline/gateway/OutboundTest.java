package com.mangaassist.backend.pipeline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.platform.parts.SparseLog;
import com.mangaassist.services.chat.ServerFrame;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The queue of a client that reads slowly, or not at all. */
class OutboundTest {
  private static final SparseLog LOG = new SparseLog(LoggerFactory.getLogger(OutboundTest.class));

  private static final int FRAMES = 5_000;

  private final QueueOnlySocket network = new QueueOnlySocket();
  private final AtomicInteger sent = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(1);

  @Test
  void anAnswerWaitsForItsClient() throws Exception {
    var out = new Outbound(network.socket, Duration.ofSeconds(30), LOG);
    Thread answer = Thread.ofVirtual().start(() -> sendAll(out));
    await().until(() -> answer.getState() == Thread.State.TIMED_WAITING);
    int waiting = network.socket.outQueue.size();

    assertThat(waiting).isLessThan(200);
    assertThat(sent.get()).isEqualTo(waiting);
    int taken = 0;
    while (done.getCount() > 0) {
      // As the network does it: write, tell, take off the queue.
      if (network.socket.outQueue.poll() != null) {
        taken++;
      }
      out.written();
    }
    assertThat(taken + network.socket.outQueue.size()).isEqualTo(FRAMES);
    assertThat(sent.get()).isEqualTo(FRAMES);
  }

  @Test
  void aClientThatTakesNothingIsCutOff() throws Exception {
    var out = new Outbound(network.socket, Duration.ofMillis(50), LOG);
    sendAll(out);

    assertThat(network.closed.get(20, TimeUnit.SECONDS)).isEqualTo(CloseFrame.POLICY_VALIDATION);
    assertThat(network.socket.outQueue.size()).isLessThan(200);
  }

  @Test
  void aClientThatAsksWithoutReadingIsCutOff() throws Exception {
    var out = new Outbound(network.socket, Duration.ofSeconds(30), LOG);
    for (int i = 0; i < FRAMES; i++) {
      out.sendAtOnce(new ServerFrame.Pong());
    }

    assertThat(network.closed.get(20, TimeUnit.SECONDS)).isEqualTo(CloseFrame.POLICY_VALIDATION);
    assertThat(network.socket.outQueue.size()).isLessThan(1_000);
  }

  @Test
  void nobodyWaitsForAClientThatIsGone() throws Exception {
    var out = new Outbound(network.socket, Duration.ofSeconds(30), LOG);
    Thread answer = Thread.ofVirtual().start(() -> sendAll(out));
    await().until(() -> answer.getState() == Thread.State.TIMED_WAITING);
    out.gone();

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private void sendAll(Outbound out) {
    try {
      for (int i = 0; i < FRAMES; i++) {
        out.sendInTurn(new ServerFrame.Token(i, "word "));
        sent.incrementAndGet();
      }
      done.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
