package com.mangaassist.backend.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** A stock EventBridge client against operations that only record or refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonDispatchTest {
  private HttpServer server;
  private EventBridgeAsyncClient client;

  @BeforeAll
  void start() {
    RequestIds ids = new RequestIds(new Random(3));
    JsonDispatch dispatch =
        new JsonDispatch(
            List.of(
                new JsonTarget("events", "AWSEvents.PutEvents", JsonDispatchTest::putEvents),
                new JsonTarget("events", "AWSEvents.DescribeRule", JsonDispatchTest::notFound)),
            ids);
    SigV4Authentication signed =
        new SigV4Authentication(
            StandInFixture.CREDENTIALS, Clock.systemUTC(), AwsProtocol.JSON, ids);
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            List.of(new Route("POST", "/", signed, dispatch)));
    client =
        EventBridgeAsyncClient.builder()
            .httpClientBuilder(SharedThreads.http())
            .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .build();
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void callsTheOperationThatTheTargetNames() {
    PutEventsResponse answer =
        client
            .putEvents(
                request ->
                    request.entries(
                        PutEventsRequestEntry.builder()
                            .source("manga")
                            .detailType("Test")
                            .detail("{}")
                            .build()))
            .join();
    assertThat(answer.failedEntryCount()).isZero();
    assertThat(answer.entries().getFirst().eventId()).isEqualTo("manga/Test");
    assertThat(answer.responseMetadata().requestId()).hasSize(36);
  }

  @Test
  void answersAFaultAsTheExceptionThatItNames() {
    assertThatThrownBy(() -> client.describeRule(request -> request.name("x")).join())
        .hasCauseInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Rule x does not exist.");
  }

  @Test
  void answersAnUnknownOperation() {
    assertThatThrownBy(() -> client.listEventBuses(request -> {}).join())
        .cause()
        .isInstanceOfSatisfying(
            EventBridgeException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("UnknownOperationException");
            });
  }

  private static JsonNode putEvents(JsonNode input) {
    JsonNode entry = input.at("/Entries/0");
    ObjectNode output = Json.object().put("FailedEntryCount", 0);
    output
        .putArray("Entries")
        .addObject()
        .put("EventId", entry.path("Source").asText() + "/" + entry.path("DetailType").asText());
    return output;
  }

  private static JsonNode notFound(JsonNode input) throws AwsFault {
    throw new AwsFault(
        400,
        "ResourceNotFoundException",
        "Rule " + input.path("Name").asText() + " does not exist.");
  }
}
