package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.services.connection.AwsClients;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages of a queue and versions of a configuration that were acknowledged, and their check. */
final class KeptCalls {

  private static final String QUEUE = "bench-crash";

  private final Set<String> messages = ConcurrentHashMap.newKeySet();
  private final Map<Integer, String> versions = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();
  private String url = "";
  private String application = "";
  private String profile = "";

  /** Makes the queue and the profile. */
  void deploy(AwsClients aws) {
    url = aws.sqs().createQueue(r -> r.queueName(QUEUE)).join().queueUrl();
    application = aws.appConfig().createApplication(r -> r.name(QUEUE)).join().id();
    profile =
        aws.appConfig()
            .createConfigurationProfile(
                r -> r.applicationId(application).name("bench").locationUri("hosted"))
            .join()
            .id();
  }

  /** One writer of each kind, each until the program is gone. */
  List<Thread> writers(AwsClients aws) {
    return List.of(
        Thread.ofVirtual().name("bench-sender").start(() -> untilGone(() -> send(aws))),
        Thread.ofVirtual().name("bench-editor").start(() -> untilGone(() -> edit(aws))));
  }

  private static void untilGone(Runnable call) {
    try {
      while (true) {
        call.run();
      }
    } catch (CompletionException e) {
      // Killed in between: this call was not acknowledged.
      return;
    }
  }

  private void send(AwsClients aws) {
    String body = "message " + next.incrementAndGet();
    aws.sqs().sendMessage(r -> r.queueUrl(here(aws)).messageBody(body)).join();
    messages.add(body);
  }

  private void edit(AwsClients aws) {
    String content = "{\"number\":" + next.incrementAndGet() + "}";
    int version =
        aws.appConfig()
            .createHostedConfigurationVersion(
                r ->
                    r.applicationId(application)
                        .configurationProfileId(profile)
                        .contentType("application/json")
                        .content(SdkBytes.fromUtf8String(content)))
            .join()
            .versionNumber();
    versions.put(version, content);
  }

  /** Queues are known by their name: each program listens on a port of its own. */
  private String here(AwsClients aws) {
    return aws.sqs().serviceClientConfiguration().endpointOverride().orElseThrow()
        + url.substring(url.indexOf('/', "http://".length()));
  }

  /** What is there now, and what of the acknowledged is not. */
  List<Figure> figures(AwsClients aws) {
    Set<String> found = drained(aws);
    long lost = messages.stream().filter(body -> !found.contains(body)).count();
    long gone = versions.entrySet().stream().filter(one -> !isKept(aws, one)).count();
    return List.of(
        Figure.of("messages acknowledged", messages.size(), ""),
        new Figure("acknowledged messages missing in the queue", lost, "", 0),
        Figure.of("configurations acknowledged", versions.size(), ""),
        new Figure("acknowledged configurations missing or changed", gone, "", 0));
  }

  private Set<String> drained(AwsClients aws) {
    Set<String> found = new HashSet<>();
    List<Message> some = receive(aws);
    while (!some.isEmpty()) {
      some.forEach(message -> found.add(message.body()));
      List<DeleteMessageBatchRequestEntry> all =
          some.stream()
              .map(
                  message ->
                      DeleteMessageBatchRequestEntry.builder()
                          .id(message.messageId())
                          .receiptHandle(message.receiptHandle())
                          .build())
              .toList();
      aws.sqs().deleteMessageBatch(r -> r.queueUrl(here(aws)).entries(all)).join();
      some = receive(aws);
    }
    return found;
  }

  private List<Message> receive(AwsClients aws) {
    return aws.sqs()
        .receiveMessage(r -> r.queueUrl(here(aws)).maxNumberOfMessages(10))
        .join()
        .messages();
  }

  private boolean isKept(AwsClients aws, Map.Entry<Integer, String> version) {
    return aws.appConfig()
        .getHostedConfigurationVersion(
            r ->
                r.applicationId(application)
                    .configurationProfileId(profile)
                    .versionNumber(version.getKey()))
        .handle(
            (answer, failure) ->
                failure == null && answer.content().asUtf8String().equals(version.getValue()))
        .join();
  }
}
