package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.platform.store.StoreException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what other stand-ins deliver, by the rules that hold for clients. */
final class SqsSink implements QueueSink {
  private final SqsStore store;
  private final QueueArns arns;
  private final Drafts drafts;
  private final SendOperations sends;
  private final RequestIds ids;
  private final Clock clock;

  SqsSink(
      SqsStore store,
      QueueArns arns,
      Drafts drafts,
      SendOperations sends,
      RequestIds ids,
      Clock clock) {
    this.store = store;
    this.arns = arns;
    this.drafts = drafts;
    this.sends = sends;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void send(
      String queueArn,
      String body,
      Map<String, String> attributes,
      @Nullable String messageGroupId,
      @Nullable String traceHeader)
      throws SinkException {
    Optional<Queue> queue = arns.name(queueArn).flatMap(store::queue);
    if (queue.isEmpty()) {
      throw SinkException.forGood("NO_RESOURCE", "The specified queue does not exist.");
    }
    if (new QueuePolicy(arns).deniesEvents(queue.get())) {
      throw SinkException.forGood("NO_PERMISSIONS", "The queue's policy denies it.");
    }
    try {
      send(
          queue.get(),
          body,
          attributes,
          Optional.ofNullable(messageGroupId),
          Optional.ofNullable(traceHeader));
    } catch (AwsFault fault) {
      boolean gone = fault.code().equals("QueueDoesNotExist");
      throw SinkException.forGood(gone ? "NO_RESOURCE" : "SDK_CLIENT_ERROR", fault.text());
    } catch (StoreException e) {
      throw SinkException.forNow("INTERNAL_ERROR", "The queue could not be written.");
    }
  }

  private void send(
      Queue queue,
      String body,
      Map<String, String> attributes,
      Optional<String> group,
      Optional<String> trace)
      throws AwsFault {
    if (queue.fifo() && group.isEmpty()) {
      throw SqsFaults.missing("MessageGroupId");
    }
    Characters.check(body);
    String id = ids.next();
    Draft draft =
        new Draft(
            id,
            body,
            MessageAttributes.ofTexts(attributes),
            trace,
            group,
            queue.fifo() ? Optional.of(id) : Optional.empty(),
            clock.millis() + queue.whole("DelaySeconds") * 1_000L);
    drafts.requireFit(queue, draft);
    sends.send(queue, draft);
  }
}
