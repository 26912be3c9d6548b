package com.mangaassist.services.provisioning;

import com.mangaassist.services.json.Json;
import com.mangaassist.services.provisioning.Blueprint.Queue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/** Creates the queues of a blueprint, or gives those that exist its attributes. */
final class QueueSetup {

  private final SqsAsyncClient sqs;

  QueueSetup(SqsAsyncClient sqs) {
    this.sqs = sqs;
  }

  Map<String, String> create(Blueprint plan, Arns arns) {
    Map<String, String> urls = new LinkedHashMap<>();
    for (Queue queue : plan.queues()) {
      urls.put(queue.name(), create(queue, attributes(queue, plan.bus(), arns)));
    }
    return urls;
  }

  private String create(Queue queue, Map<QueueAttributeName, String> attributes) {
    try {
      return Provisioner.answer(
              sqs.createQueue(r -> r.queueName(queue.name()).attributes(attributes)))
          .queueUrl();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof QueueNameExistsException)) {
        throw e;
      }
      String url = Provisioner.answer(sqs.getQueueUrl(r -> r.queueName(queue.name()))).queueUrl();
      Provisioner.answer(sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(attributes)));
      return url;
    }
  }

  private static Map<QueueAttributeName, String> attributes(Queue queue, String bus, Arns arns) {
    Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
    all.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibility().toSeconds()));
    all.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention().toSeconds()));
    all.put(QueueAttributeName.POLICY, policy(queue, bus, arns));
    String deadLetters = queue.deadLetters();
    if (deadLetters != null) {
      all.put(
          QueueAttributeName.REDRIVE_POLICY,
          Json.write(
              Json.object()
                  .put("deadLetterTargetArn", arns.queue(deadLetters))
                  .put("maxReceiveCount", queue.receives())));
    }
    return all;
  }

  /** On AWS a queue takes events only from whom its policy names. */
  private static String policy(Queue queue, String bus, Arns arns) {
    var policy = Json.object().put("Version", "2012-10-17");
    var statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "EventsOfTheBus").put("Effect", "Allow");
    statement.putObject("Principal").put("Service", "events.amazonaws.com");
    statement.put("Action", "sqs:SendMessage").put("Resource", arns.queue(queue.name()));
    statement.putObject("Condition").putObject("ArnLike").put("aws:SourceArn", arns.rulesOf(bus));
    return Json.write(policy);
  }

  private static String seconds(long seconds) {
    return Long.toString(seconds);
  }
}
