package com.mangaassist.backend.aws.cloudwatch;

import com.mangaassist.backend.aws.PackedBodies;
import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.cbor.RpcDispatch;
import com.mangaassist.backend.aws.cloudwatch.alarms.AlarmArns;
import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.query.Entrance;
import com.mangaassist.backend.aws.query.QueryDispatch;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.time.MovedClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** CloudWatch on a real port, stock clients, a clock moved by hand. */
public final class CloudWatchFixture implements AutoCloseable {
  /** Where the clock begins: not on a minute. */
  public static final Instant START = Instant.parse("2026-11-25T10:00:20Z");

  /** The minute of {@link #START}. */
  public static final Instant MINUTE = Instant.parse("2026-11-25T10:00:00Z");

  public final MovedClock clock;
  public final CloudWatch cloudWatch;

  /** Source, type, resource and detail of each event. */
  public final Queue<List<String>> events = new ConcurrentLinkedQueue<>();

  /** What alarms invoke. */
  public volatile FunctionSink functions = FunctionSink.none();

  public final CloudWatchClient client;
  private final Path dataDir;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable CloudWatchAsyncClient async;

  private CloudWatchFixture(Path dataDir, MovedClock clock) {
    this.dataDir = dataDir;
    this.clock = clock;
    cloudWatch =
        CloudWatch.open(
            new CloudWatch.Settings(
                dataDir,
                clock,
                new AlarmArns("ap-northeast-1", "123456789012"),
                (source, detailType, resources, detail) ->
                    events.add(List.of(source, detailType, resources.getFirst(), detail)),
                (arn, payload) -> functions.invoke(arn, payload)));
    RequestIds ids = new RequestIds(new Random(9));
    // Signatures are of now, whatever the fixture's clock says.
    SigV4Authentication signed =
        new SigV4Authentication(
            StandInFixture.CREDENTIALS, Clock.systemUTC(), Entrance::protocol, ids);
    Entrance entrance =
        new Entrance(
            new JsonDispatch(cloudWatch.targets(), ids),
            new QueryDispatch(cloudWatch.queries(), ids));
    List<Route> routes = new ArrayList<>();
    PackedBodies bodies = new PackedBodies(ids);
    entrance
        .routes("/", signed)
        .forEach(route -> routes.add(bodies.unpack(route, Entrance::protocol)));
    routes.add(new RpcDispatch(cloudWatch.rpc(), ids).route(signed));
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), routes);
    client =
        CloudWatchClient.builder()
            .endpointOverride(endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(ApacheHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  public static CloudWatchFixture open(Path dataDir) {
    return new CloudWatchFixture(dataDir, new MovedClock(START));
  }

  /** Closes this one and opens another on the same folder and clock. */
  public CloudWatchFixture restart() {
    close();
    return new CloudWatchFixture(dataDir, clock);
  }

  /** The other stock client, made when it is first asked for. */
  public CloudWatchAsyncClient async() {
    if (async == null) {
      async =
          CloudWatchAsyncClient.builder()
              .httpClientBuilder(SharedThreads.http())
              .endpointOverride(endpoint())
              .region(Region.AP_NORTHEAST_1)
              .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
              .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
              .build();
    }
    return async;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Puts one value of {@code Shop/Latency} without dimensions. */
  public void put(Instant time, double value) {
    put(MetricDatum.builder().metricName("Latency").timestamp(time).value(value).build());
  }

  public void put(MetricDatum... data) {
    client.putMetricData(r -> r.namespace("Shop").metricData(data));
  }

  /** An alarm that rings while {@code Shop/Latency} was over 3 in the mean of the last minute. */
  public void latencyAlarm(String name) {
    latencyAlarm(name, r -> {});
  }

  /** The same, but for what {@code change} does to it. */
  public void latencyAlarm(String name, Consumer<PutMetricAlarmRequest.Builder> change) {
    client.putMetricAlarm(
        r ->
            r.alarmName(name)
                .namespace("Shop")
                .metricName("Latency")
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(3.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("ignore")
                .applyMutation(change));
  }

  /** Sends bytes, signed, that no stock client would send. */
  public HttpResponse<byte[]> send(String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    URI uri = endpoint().resolve(path);
    SdkHttpRequest.Builder bare = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(uri);
    headers.forEach(bare::putHeader);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(StandInFixture.CREDENTIALS)
                        .request(bare.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "ap-northeast-1"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.close();
    client.close();
    if (async != null) {
      async.close();
    }
    server.close();
    cloudWatch.close();
  }
}
