package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.query.Entrance;
import com.mangaassist.backend.aws.query.QueryDispatch;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.time.MovedClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS on a real port, with a clock that the test moves, and stock clients. */
public final class SqsFixture implements AutoCloseable {
  public static final String ACCOUNT = "123456789012";

  public final MovedClock clock;
  public final Semaphore pauses = new Semaphore(0);
  public final Sqs standIn;
  public final SqsClient client;
  public final SignedHttp http;
  public final URI endpoint;
  private final Path folder;
  private final HttpServer server;

  private SqsFixture(Path folder, MovedClock clock, int inFlightLimit) {
    this.folder = folder;
    this.clock = clock;
    RequestIds ids = new RequestIds(new Random(5));
    standIn =
        Sqs.open(
            new Sqs.Settings(
                folder,
                "ap-northeast-1",
                ACCOUNT,
                clock,
                ids,
                time -> pauses.acquire(),
                1 << 20,
                true,
                inFlightLimit));
    // Signatures are of now, whatever the fixture's clock says.
    SigV4Authentication signed =
        new SigV4Authentication(
            StandInFixture.CREDENTIALS, Clock.systemUTC(), Entrance::protocol, ids);
    Entrance entrance =
        new Entrance(
            new JsonDispatch(standIn.targets(), ids), new QueryDispatch(standIn.queries(), ids));
    List<Route> routes = new ArrayList<>(entrance.routes("/", signed));
    routes.addAll(entrance.routes(standIn.queuePath(), signed));
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), routes);
    endpoint = URI.create("http://127.0.0.1:" + server.port());
    client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(ApacheHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    http = new SignedHttp(endpoint, Sqs.SERVICE);
  }

  public static SqsFixture open(Path folder) {
    return withLimit(folder, Sqs.IN_FLIGHT_LIMIT);
  }

  public static SqsFixture withLimit(Path folder, int inFlightLimit) {
    return new SqsFixture(
        folder, new MovedClock(Instant.parse("2026-03-01T12:00:00Z")), inFlightLimit);
  }

  /** Closes this one and opens another on the same folder and clock. */
  public SqsFixture restart() {
    close();
    return new SqsFixture(folder, clock, Sqs.IN_FLIGHT_LIMIT);
  }

  /** A client of the other kind; the test closes it. */
  public SqsAsyncClient async() {
    return SqsAsyncClient.builder()
        .httpClientBuilder(SharedThreads.http())
        .endpointOverride(endpoint)
        .region(Region.AP_NORTHEAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  public String queue(String name) {
    return client.createQueue(r -> r.queueName(name)).queueUrl();
  }

  public String queue(String name, Map<QueueAttributeName, String> attributes) {
    return client.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  public static String arn(String name) {
    return "arn:aws:sqs:ap-northeast-1:" + ACCOUNT + ":" + name;
  }

  /** Up to ten messages with everything that AWS tells of them. */
  public List<Message> receive(String url) {
    return client
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  public List<String> bodies(String url) {
    return receive(url).stream().map(Message::body).toList();
  }

  public Map<QueueAttributeName, String> attributes(String url) {
    return client
        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  /** The call is refused with the code that Query clients know, and a text. */
  public static void assertRefused(ThrowingCallable call, String code, String words) {
    Assertions.assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SqsException.class,
            refused -> {
              Assertions.assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
              Assertions.assertThat(refused.awsErrorDetails().errorMessage()).contains(words);
              Assertions.assertThat(refused.requestId()).hasSize(36);
            });
  }

  @Override
  public void close() {
    http.close();
    client.close();
    server.close();
    standIn.close();
  }
}
