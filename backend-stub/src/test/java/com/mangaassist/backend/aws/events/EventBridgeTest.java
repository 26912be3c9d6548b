package com.mangaassist.backend.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;

/** Buses and PutEvents, by a stock client. */
class EventBridgeTest {

  private static final String BUS = "MangaAssist-AI-Events";
  private static final PutEventsRequestEntry GOOD =
      PutEventsRequestEntry.builder()
          .source("mangaassist.chat")
          .detailType("MessageReceived")
          .detail("{ \"text\": \"漫画\" }")
          .eventBusName(BUS)
          .build();

  @TempDir Path folder;
  private StandInFixture aws;
  private EventBridgeAsyncClient client;

  @BeforeEach
  void open() {
    aws = StandInFixture.saying(folder, "Hello.");
    client =
        EventBridgeAsyncClient.builder()
            .httpClientBuilder(SharedThreads.http())
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Conformance({"CreateEventBus", "UpdateEventBus", "DescribeEventBus"})
  @Test
  void changesWhatIsGivenOfABusAndNothingElse() {
    client.createEventBus(r -> r.name(BUS).description("The bot's events")).join();
    String queue = "arn:aws:sqs:ap-northeast-1:123456789012:lost";

    var answer = client.updateEventBus(r -> r.name(BUS).deadLetterConfig(d -> d.arn(queue))).join();
    assertThat(answer.name()).isEqualTo(BUS);
    assertThat(answer.arn()).endsWith(":event-bus/" + BUS);
    assertThat(answer.description()).isEqualTo("The bot's events");
    assertThat(answer.deadLetterConfig().arn()).isEqualTo(queue);

    client.updateEventBus(r -> r.name(BUS).description("Others")).join();
    var bus = client.describeEventBus(r -> r.name(BUS)).join();
    assertThat(bus.description()).isEqualTo("Others");
    assertThat(bus.deadLetterConfig().arn()).isEqualTo(queue);
    assertThat(bus.lastModifiedTime()).isAfterOrEqualTo(bus.creationTime());
  }

  @Test
  void changesTheDefaultBusWhereNoneIsNamedAndRefusesOneThatIsNotThere() {
    client.updateEventBus(r -> r.description("AWS's own")).join();
    assertThat(client.describeEventBus(r -> {}).join().description()).isEqualTo("AWS's own");

    assertThatThrownBy(() -> client.updateEventBus(r -> r.name("none").description("x")).join())
        .rootCause()
        .hasMessageContaining("Event bus none does not exist.")
        .extracting(e -> ((AwsServiceException) e).awsErrorDetails().errorCode())
        .isEqualTo("ResourceNotFoundException");
    assertThatThrownBy(
            () -> client.updateEventBus(r -> r.name(BUS).description("x".repeat(513))).join())
        .rootCause()
        .extracting(e -> ((AwsServiceException) e).awsErrorDetails().errorCode())
        .isEqualTo("ValidationException");
  }

  @Conformance("PutEvents")
  @Test
  void keepsAnEventInTheEnvelopeThatTargetsGet() throws Exception {
    client.createEventBus(r -> r.name(BUS)).join();
    PutEventsResponse answer =
        put(
            GOOD.toBuilder()
                .time(Instant.parse("2026-01-02T03:04:05Z"))
                .resources("arn:x")
                .build());

    assertThat(answer.failedEntryCount()).isZero();
    var event = Json.parse(aws.standIns.events().latest(BUS, 10).getFirst());
    assertThat(event.path("id").asText()).isEqualTo(answer.entries().getFirst().eventId());
    assertThat(event.path("detail").path("text").asText()).isEqualTo("漫画");
    assertThat(event.path("detail-type").asText()).isEqualTo("MessageReceived");
    assertThat(event.path("source").asText()).isEqualTo("mangaassist.chat");
    assertThat(event.path("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(event.path("region").asText()).isEqualTo("ap-northeast-1");
    assertThat(event.path("resources").path(0).asText()).isEqualTo("arn:x");
    assertThat(event.path("version").asText()).isEqualTo("0");
  }

  @Test
  void failsABadEntryAloneAndInItsPlace() {
    client.createEventBus(r -> r.name(BUS)).join();
    PutEventsResponse answer =
        put(
            GOOD,
            GOOD.toBuilder().detail("[1]").build(),
            GOOD.toBuilder().detail("{").build(),
            GOOD.toBuilder().source("aws.s3").build(),
            GOOD.toBuilder().detailType(null).build());

    assertThat(answer.failedEntryCount()).isEqualTo(4);
    assertThat(answer.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(
            null,
            "MalformedDetail",
            "MalformedDetail",
            "NotAuthorizedForSourceException",
            "InvalidArgument");
    assertThat(aws.standIns.events().latest(BUS, 10)).hasSize(1);
  }

  @Test
  void takesAnEventForABusThatIsNotThereAndForgetsIt() {
    client.createEventBus(r -> r.name(BUS)).join();
    PutEventsResponse answer = put(GOOD.toBuilder().eventBusName("nowhere").build(), GOOD);
    assertThat(answer.failedEntryCount()).isZero();
    assertThat(answer.entries()).allSatisfy(entry -> assertThat(entry.eventId()).hasSize(36));
    assertThat(aws.standIns.events().latest(BUS, 10)).hasSize(1);
    client.deleteEventBus(r -> r.name("nowhere")).join();
  }

  @Test
  void takesLargerCallsWhereTheSettingsSaySo() throws IOException {
    close();
    Files.writeString(folder.resolve("aws.json"), "{\"eventsMaximumCallBytes\":1048576}");
    open();
    client.createEventBus(r -> r.name(BUS)).join();
    String half = "{\"text\":\"" + "x".repeat(500_000) + "\"}";
    PutEventsRequestEntry entry = GOOD.toBuilder().detail(half).build();
    assertThat(put(entry, entry).failedEntryCount()).isZero();
    assertThat(aws.standIns.events().latest(BUS, 10)).hasSize(2);
    assertThatThrownBy(() -> put(entry, entry, entry))
        .hasMessageContaining("Total size of the entries in the request is over the limit.");
  }

  @Test
  void showsTheEntriesOfACallThatHasTooMany() {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source("s")
            .detailType("d")
            .detail("{}")
            .resources("a", "b")
            .build();
    String shown =
        "PutEventsRequestEntry(time=null, source=s, resources=[a, b], detailType=d, detail={},"
            + " eventBusName=null, traceHeader=null, kmsKeyIdentifier=null,"
            + " internalMetadata=null)";
    assertThatThrownBy(
            () -> client.putEvents(r -> r.entries(Collections.nCopies(11, entry))).join())
        .hasMessageContaining(
            "1 validation error detected: Value '"
                + Collections.nCopies(11, shown)
                + "' at 'entries' failed to satisfy constraint: Member must have length less than"
                + " or equal to 10");
  }

  @Test
  void refusesACallOfNoneOrOverTenEntries() {
    for (int count : List.of(0, 11)) {
      assertThatThrownBy(
              () -> client.putEvents(r -> r.entries(Collections.nCopies(count, GOOD))).join())
          .hasCauseInstanceOf(AwsServiceException.class)
          .hasMessageContaining("'entries' failed to satisfy constraint");
    }
  }

  @Test
  void refusesACallOverTheSizeLimit() {
    String large = "{\"text\":\"" + "a".repeat(256 * 1024) + "\"}";
    assertThatThrownBy(() -> put(GOOD.toBuilder().detail(large).build()))
        .hasMessageContaining("Total size of the entries");
    assertThat(aws.standIns.events().latest(BUS, 10)).isEmpty();
  }

  @Test
  void knowsBusesOverARestart() {
    client.createEventBus(r -> r.name(BUS).description("The bot's events")).join();
    put(GOOD);
    close();
    open();

    assertThat(client.describeEventBus(r -> r.name(BUS)).join().description())
        .isEqualTo("The bot's events");
    assertThat(client.listEventBuses(r -> {}).join().eventBuses())
        .extracting(EventBus::name)
        .containsExactly(BUS, "default");
    assertThat(aws.standIns.events().latest(BUS, 10)).hasSize(1);
  }

  @Conformance("DeleteEventBus")
  @Conformance(value = "CreateEventBus", errors = ResourceAlreadyExistsException.class)
  @Test
  void refusesASecondBusOfANameAndTheLossOfTheDefaultOne() {
    client.createEventBus(r -> r.name(BUS)).join();
    assertThatThrownBy(() -> client.createEventBus(r -> r.name(BUS)).join())
        .hasMessageContaining("Event bus " + BUS + " already exists.");
    assertThatThrownBy(() -> client.deleteEventBus(r -> r.name("default")).join())
        .hasMessageContaining("Cannot delete event bus default.");
    client.deleteEventBus(r -> r.name(BUS)).join();
    assertThatThrownBy(() -> client.describeEventBus(r -> r.name(BUS)).join())
        .hasMessageContaining("Event bus " + BUS + " does not exist.");
  }

  @Conformance(value = "ListEventBuses", pages = true)
  @Test
  void pagesThroughBuses() {
    for (int i = 0; i < 5; i++) {
      String name = "bus-" + i;
      client.createEventBus(r -> r.name(name)).join();
    }
    var first = client.listEventBuses(r -> r.namePrefix("bus-").limit(3)).join();
    var second =
        client
            .listEventBuses(r -> r.namePrefix("bus-").limit(3).nextToken(first.nextToken()))
            .join();

    assertThat(first.eventBuses()).hasSize(3);
    assertThat(second.eventBuses()).extracting(EventBus::name).containsExactly("bus-3", "bus-4");
    assertThat(second.nextToken()).isNull();
  }

  private PutEventsResponse put(PutEventsRequestEntry... entries) {
    return client.putEvents(r -> r.entries(entries)).join();
  }
}
