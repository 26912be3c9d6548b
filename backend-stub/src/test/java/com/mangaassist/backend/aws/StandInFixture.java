package com.mangaassist.backend.aws;

import com.mangaassist.backend.aws.bedrock.Invocation;
import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.backend.aws.bedrock.LatencyMode;
import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.Pacer;
import com.mangaassist.backend.aws.bedrock.Reply;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The stand-ins on a real port, with a scripted model, and stock clients that reach them. */
public final class StandInFixture implements AutoCloseable {
  public static final AwsBasicCredentials CREDENTIALS =
      AwsBasicCredentials.create("AKIAEXAMPLE", "a secret of the test");

  /** A model that may write as much as it likes, which none of the bundled may. */
  public static final String UNBOUNDED = "example.unbounded-v1:0";

  /** The bundled models and {@link #UNBOUNDED}. */
  public static ModelCatalog models() {
    List<ModelSpec> all = new ArrayList<>(ModelCatalog.bundled().all());
    ModelSpec like = ModelCatalog.bundled().find(ModelCatalog.HAIKU).orElseThrow();
    all.add(
        new ModelSpec(
            UNBOUNDED,
            "Unbounded",
            like.family(),
            "Example",
            like.inputUsdPerMillion(),
            like.outputUsdPerMillion(),
            like.latency(),
            false,
            null,
            null,
            null,
            null));
    return new ModelCatalog(all);
  }

  /** Lines of a head by which a request is no stranger's; the signature itself is wrong. */
  public static String knownByItsHead(String service) {
    String stamp =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    return "X-Amz-Date: %s\r\nAuthorization: AWS4-HMAC-SHA256 Credential=%s/%s/ap-northeast-1/%s/aws4_request, SignedHeaders=host;x-amz-date, Signature=%s\r\n"
        .formatted(
            stamp, CREDENTIALS.accessKeyId(), stamp.substring(0, 8), service, "0".repeat(64));
  }

  public final List<ModelPrompt> prompts = new CopyOnWriteArrayList<>();
  public final List<Duration> pauses = new CopyOnWriteArrayList<>();
  public final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
  public final AwsStandIns standIns;
  private final HttpServer server;

  private StandInFixture(
      Path dataDir, LatencyMode mode, Pacer pacer, Clock clock, LanguageModel model) {
    this(dataDir, mode, pacer, clock, model, models());
  }

  private StandInFixture(
      Path dataDir,
      LatencyMode mode,
      Pacer pacer,
      Clock clock,
      LanguageModel model,
      ModelCatalog models) {
    standIns =
        AwsStandIns.open(
            new AwsStandIns.Settings(
                dataDir,
                CREDENTIALS,
                models,
                mode,
                time -> {
                  pauses.add(time);
                  pacer.pause(time);
                },
                clock,
                new Random(7),
                prompt -> {
                  prompts.add(prompt);
                  return model.reply(prompt);
                }));
    standIns.observe(invocations::add);
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), standIns.routes());
    standIns.start(endpoint());
  }

  /** Models without delay that say {@code text}. */
  public static StandInFixture saying(Path dataDir, String text) {
    return new StandInFixture(
        dataDir,
        LatencyMode.INSTANT,
        time -> {},
        Clock.systemUTC(),
        prompt -> Reply.endingItself(text));
  }

  /** Other models without delay. */
  public static StandInFixture with(Path dataDir, LanguageModel model, ModelCatalog models) {
    return new StandInFixture(
        dataDir, LatencyMode.INSTANT, time -> {}, Clock.systemUTC(), model, models);
  }

  /** Models at their own pace, whose pauses are recorded and then left to {@code pacer}. */
  public static StandInFixture paced(Path dataDir, String text, Pacer pacer) {
    return new StandInFixture(
        dataDir,
        LatencyMode.REALISTIC,
        pacer,
        Clock.systemUTC(),
        prompt -> Reply.endingItself(text));
  }

  /** A server whose clock shows {@code clock}. */
  public static StandInFixture at(Path dataDir, Clock clock) {
    return new StandInFixture(
        dataDir, LatencyMode.INSTANT, time -> {}, clock, prompt -> Reply.endingItself("Hello."));
  }

  /** The SDK's clients of all that stands in; the caller closes them. */
  public AwsClients clients() {
    return new AwsClients(
        "ap-northeast-1", endpoint(), StaticCredentialsProvider.create(CREDENTIALS));
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** A stock client: endpoint, region and credentials are all that is set. */
  public BedrockRuntimeAsyncClient client() {
    return client(CREDENTIALS);
  }

  public BedrockRuntimeAsyncClient client(AwsBasicCredentials credentials) {
    return BedrockRuntimeAsyncClient.builder()
        .httpClientBuilder(SharedThreads.http())
        .endpointOverride(endpoint())
        .region(Region.AP_NORTHEAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  /** The same client, but an error is an error the first time. */
  public BedrockRuntimeAsyncClient clientThatDoesNotRetry() {
    return BedrockRuntimeAsyncClient.builder()
        .httpClientBuilder(SharedThreads.http())
        .endpointOverride(endpoint())
        .region(Region.AP_NORTHEAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    server.close();
    standIns.close();
  }
}
