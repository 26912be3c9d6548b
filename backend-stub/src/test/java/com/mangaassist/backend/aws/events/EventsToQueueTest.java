package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.StandInFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** From PutEvents on the one endpoint to messages of its queues. */
class EventsToQueueTest {
  private static final String QUEUES = "arn:aws:sqs:ap-northeast-1:123456789012:";

  @TempDir Path folder;
  private StandInFixture aws;
  private EventBridgeClient events;
  private SqsClient queues;

  @BeforeEach
  void open() {
    aws = StandInFixture.saying(folder, "Hello.");
    var credentials = StaticCredentialsProvider.create(StandInFixture.CREDENTIALS);
    events =
        EventBridgeClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    queues =
        SqsClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void close() {
    queues.close();
    events.close();
    aws.close();
  }

  @Test
  void bringsEventsToAQueueAndWhatHasNoneToTheDeadLetters() {
    String box = queues.createQueue(r -> r.queueName("box")).queueUrl();
    String dead = queues.createQueue(r -> r.queueName("dead")).queueUrl();
    events.putRule(r -> r.name("r").eventPattern("{\"source\":[\"shop\"]}"));
    events.putTargets(
        r ->
            r.rule("r")
                .targets(
                    target("box", QUEUES + "box"),
                    target("gone", QUEUES + "gone").toBuilder()
                        .deadLetterConfig(d -> d.arn(QUEUES + "dead"))
                        .build()));
    String id =
        events
            .putEvents(
                r ->
                    r.entries(
                        PutEventsRequestEntry.builder()
                            .source("shop")
                            .detailType("T")
                            .detail("{}")
                            .build()))
            .entries()
            .getFirst()
            .eventId();

    assertThat(one(box).body()).contains(id);
    Message letter = one(dead);
    assertThat(letter.body()).contains(id);
    assertThat(letter.messageAttributes())
        .containsEntry("ERROR_CODE", text("NO_RESOURCE"))
        .containsEntry("TARGET_ARN", text(QUEUES + "gone"))
        .containsEntry("RULE_ARN", text("arn:aws:events:ap-northeast-1:123456789012:rule/r"));
  }

  @Test
  void handsTheTraceOfAnEntryToThoseWhoReceiveItOverAnotherBusToo() {
    String box = queues.createQueue(r -> r.queueName("box")).queueUrl();
    events.createEventBus(r -> r.name("other"));
    events.putRule(r -> r.name("r").eventPattern("{\"source\":[\"shop\"]}"));
    events.putTargets(
        r ->
            r.rule("r")
                .targets(
                    target("bus", "arn:aws:events:ap-northeast-1:123456789012:event-bus/other")));
    events.putRule(r -> r.name("r").eventBusName("other").eventPattern("{\"source\":[\"shop\"]}"));
    events.putTargets(
        r -> r.rule("r").eventBusName("other").targets(target("box", QUEUES + "box")));
    var entry = PutEventsRequestEntry.builder().source("shop").detailType("T");
    events.putEvents(
        r ->
            r.entries(
                entry.detail("{\"n\":1}").build(),
                entry
                    .detail("{\"n\":2}")
                    .traceHeader("Root=1-5759e988-bd862e3fe1be46a994272793")
                    .build()));

    Map<String, String> traces = new TreeMap<>();
    await()
        .until(
            () -> {
              queues
                  .receiveMessage(
                      r ->
                          r.queueUrl(box)
                              .maxNumberOfMessages(10)
                              .messageSystemAttributeNames(
                                  MessageSystemAttributeName.AWS_TRACE_HEADER)
                              .waitTimeSeconds(1))
                  .messages()
                  .forEach(
                      each ->
                          traces.put(
                              each.body().replaceAll(".*\"n\":(.).*", "$1"),
                              each.attributes()
                                  .getOrDefault(
                                      MessageSystemAttributeName.AWS_TRACE_HEADER, "none")));
              return traces.size() == 2;
            });
    assertThat(traces)
        .containsExactly(
            Map.entry("1", "none"), Map.entry("2", "Root=1-5759e988-bd862e3fe1be46a994272793"));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private Message one(String url) {
    List<Message> got = new ArrayList<>();
    await()
        .until(
            () -> {
              got.addAll(
                  queues
                      .receiveMessage(
                          r -> r.queueUrl(url).messageAttributeNames("All").waitTimeSeconds(1))
                      .messages());
              return !got.isEmpty();
            });
    return got.getFirst();
  }
}
