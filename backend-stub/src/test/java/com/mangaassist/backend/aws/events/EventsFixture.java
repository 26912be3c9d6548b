package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.events.deliver.FunctionUrls;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.time.MovedClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** EventBridge alone on a port, with a clock to move, queues that remember, and a stock client. */
final class EventsFixture implements AutoCloseable {

  static final String BUS = "MangaAssist-AI-Events";
  static final String LOGS = "arn:aws:logs:ap-northeast-1:123456789012:log-group:/shop/events";
  static final URI NO_FUNCTIONS = URI.create("http://127.0.0.1:9");

  final MovedClock clock;
  final RecordingQueues queues;
  final EventBridge bridge;
  final EventBridgeClient client;
  private final HttpServer server;

  private EventsFixture(
      Path folder, MovedClock clock, RecordingQueues queues, URI functions, boolean started) {
    this.clock = clock;
    this.queues = queues;
    var ids = new RequestIds(new Random(3));
    bridge =
        EventBridge.open(
            new EventBridge.Settings(
                folder,
                new Arns("ap-northeast-1", "123456789012"),
                ids,
                clock,
                queues,
                FunctionUrls.none(),
                256 * 1024,
                new Random(5)));
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            List.of(
                new Route(
                    "POST",
                    "/",
                    new SigV4Authentication(
                        StandInFixture.CREDENTIALS, Clock.systemUTC(), AwsProtocol.JSON, ids),
                    new JsonDispatch(bridge.targets(), ids))));
    client =
        EventBridgeClient.builder()
            .endpointOverride(endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    if (started) {
      bridge.start(functions);
    }
  }

  static EventsFixture open(Path folder) {
    return openWithFunctions(folder, NO_FUNCTIONS);
  }

  static EventsFixture openWithFunctions(Path folder, URI functions) {
    return new EventsFixture(
        folder,
        new MovedClock(Instant.parse("2026-03-01T10:00:00Z")),
        new RecordingQueues(),
        functions,
        true);
  }

  /** Takes calls, but neither delivers nor replays before {@link EventBridge#start}. */
  static EventsFixture idle(Path folder) {
    return new EventsFixture(
        folder,
        new MovedClock(Instant.parse("2026-03-01T10:00:00Z")),
        new RecordingQueues(),
        NO_FUNCTIONS,
        false);
  }

  /** The same folder, clock and queues, after an end that left things undone. */
  EventsFixture reopened(Path folder) {
    return reopened(folder, Map.of());
  }

  /** The same with these functions in its process. */
  EventsFixture reopened(Path folder, Map<String, BiPredicate<String, String>> functions) {
    close();
    var again = new EventsFixture(folder, clock, queues, NO_FUNCTIONS, false);
    again.bridge.functionsHere(functions);
    again.bridge.start(NO_FUNCTIONS);
    return again;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** A rule on the shop's bus, which is made if it is not there. */
  void rule(String name, String pattern, Target... targets) {
    if (client.listEventBuses(r -> r.namePrefix(BUS)).eventBuses().isEmpty()) {
      client.createEventBus(r -> r.name(BUS));
    }
    client.putRule(r -> r.name(name).eventBusName(BUS).eventPattern(pattern));
    if (targets.length > 0) {
      client.putTargets(r -> r.rule(name).eventBusName(BUS).targets(targets));
    }
  }

  static Target target(String id, String arn) {
    return Target.builder().id(id).arn(arn).build();
  }

  /** Puts one event on the shop's bus. */
  String put(String source, String detailType, String detail) {
    return client
        .putEvents(
            r ->
                r.entries(
                    PutEventsRequestEntry.builder()
                        .source(source)
                        .detailType(detailType)
                        .detail(detail)
                        .eventBusName(BUS)
                        .build()))
        .entries()
        .getFirst()
        .eventId();
  }

  /** AWS's answer to a call that it does not take, by code and text. */
  static void refuses(ThrowingCallable call, String code, String text) {
    Assertions.assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              Assertions.assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              Assertions.assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(text);
            });
  }

  @Override
  public void close() {
    client.close();
    server.close();
    bridge.close();
  }
}
