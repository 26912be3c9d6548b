package com.mangaassist.backend.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code kill -9} at random moments: what was sent is there, what was deleted stays so. */
class SqsCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final int SENDERS = 4;

  @TempDir Path folder;

  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

  /** Whose deletion was under way: either outcome is right. */
  private final Set<String> perhaps = ConcurrentHashMap.newKeySet();

  /** A running stand-in in a process of its own, and a client of it. */
  private final class Victim {
    private final StandInProcess process;
    private final SqsClient client;
    private final String url;

    private Victim() throws IOException {
      process = StandInProcess.start(KilledSqs.class, folder);
      client = process.client(SqsClient.builder());
      url = client.createQueue(r -> r.queueName("crash")).queueUrl();
    }

    private void kill() throws InterruptedException {
      process.kill();
    }
  }

  @Test
  void keepsWhatWasAcknowledgedWhenItIsKilled() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < ROUNDS; round++) {
      Victim victim = new Victim();
      CountDownLatch enough = new CountDownLatch(random.nextInt(40, 200));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int sender = 0; sender < SENDERS; sender++) {
          String name = "round-" + round + "-sender-" + sender + "-";
          threads.execute(() -> send(victim, name, enough));
        }
        threads.execute(() -> consume(victim));
        enough.await();
        victim.kill();
      }
    }
    Victim last = new Victim();
    // Handles survive as well, but what is in flight would hide for half a minute.
    Set<String> left = drain(last);
    last.kill();
    Set<String> wanted = new HashSet<>(sent);
    wanted.removeAll(deleted);
    wanted.removeAll(perhaps);
    assertThat(left).containsAll(wanted).doesNotContainAnyElementsOf(deleted);
    assertThat(sent).hasSizeGreaterThan(ROUNDS * 40);
    assertThat(deleted).isNotEmpty();
  }

  private void send(Victim victim, String name, CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        String body = name + i;
        victim.client.sendMessage(r -> r.queueUrl(victim.url).messageBody(body));
        sent.add(body);
        enough.countDown();
      }
    } catch (SdkException | IllegalStateException e) {
      // The victim was killed in between: this message was not acknowledged.
      enough.countDown();
    }
  }

  private void consume(Victim victim) {
    try {
      while (true) {
        List<Message> messages =
            victim
                .client
                .receiveMessage(r -> r.queueUrl(victim.url).visibilityTimeout(0).waitTimeSeconds(1))
                .messages();
        for (Message message : messages) {
          perhaps.add(message.body());
          victim.client.deleteMessage(
              r -> r.queueUrl(victim.url).receiptHandle(message.receiptHandle()));
          deleted.add(message.body());
        }
      }
    } catch (SdkException | IllegalStateException e) {
      // Killed in between: whether the last message was deleted is not known.
      return;
    }
  }

  private static Set<String> drain(Victim victim) {
    Set<String> bodies = new HashSet<>();
    List<Message> messages;
    do {
      messages =
          victim
              .client
              .receiveMessage(
                  r -> r.queueUrl(victim.url).maxNumberOfMessages(10).visibilityTimeout(600))
              .messages();
      messages.forEach(message -> bodies.add(message.body()));
    } while (!messages.isEmpty());
    return bodies;
  }
}
