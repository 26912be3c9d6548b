package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.appconfigdata.AppConfigData;
import com.mangaassist.backend.aws.delivery.AlarmStates;
import com.mangaassist.backend.aws.faults.FaultInjector;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestService;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.time.MovedClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;

/** AppConfig and AppConfigData on a real port, stock clients, a clock and alarms moved by hand. */
public final class AppConfigFixture implements AutoCloseable {
  /** Where the clock of every fixture begins. */
  public static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  public final MovedClock clock;
  public final Map<String, AlarmStates.Alarm> alarms;
  public final List<Duration> pauses = new CopyOnWriteArrayList<>();
  public final FaultInjector faults = new FaultInjector(new Random(5));
  public final AppConfigClient config;
  public final AppConfigDataClient data;
  public final int port;

  private final Path dataDir;
  private final StepTiming timing;
  private final AppConfig appConfig;
  private final HttpServer server;

  private AppConfigFixture(
      Path dataDir,
      StepTiming timing,
      MovedClock clock,
      Map<String, AlarmStates.Alarm> alarms,
      long seed) {
    this.dataDir = dataDir;
    this.timing = timing;
    this.clock = clock;
    this.alarms = alarms;
    appConfig =
        AppConfig.open(
            new AppConfig.Settings(
                dataDir,
                clock,
                timing,
                arn -> Optional.ofNullable(alarms.get(arn)),
                "123456789012",
                new Random(seed)));
    RequestIds ids = new RequestIds(new Random(9));
    // Signatures are of now, whatever the fixture's clock says.
    SigV4Authentication signed =
        new SigV4Authentication(
            StandInFixture.CREDENTIALS, Clock.systemUTC(), AwsProtocol.REST_JSON, ids);
    List<Route> routes =
        new ArrayList<>(
            appConfig.routes(
                new RestService(AppConfig.SERVICE, AppConfig.SERVICE, pauses::add, faults, ids),
                signed));
    routes.addAll(
        new AppConfigData(appConfig.configurations(), clock)
            .routes(
                new RestService(AppConfigData.NAME, AppConfig.SERVICE, pauses::add, faults, ids),
                signed));
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), routes);
    port = server.port();
    config =
        AppConfigClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(ApacheHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    data =
        AppConfigDataClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(ApacheHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  /** With the documented timing of steps. */
  public static AppConfigFixture open(Path dataDir) {
    return open(dataDir, StepTiming.DOCUMENTED);
  }

  /** With any timing of steps. */
  public static AppConfigFixture open(Path dataDir, StepTiming timing) {
    return new AppConfigFixture(
        dataDir, timing, new MovedClock(START), new ConcurrentHashMap<>(), 11);
  }

  /** Closes this one and opens another on the same folder, clock and alarms. */
  public AppConfigFixture restart() {
    close();
    return new AppConfigFixture(dataDir, timing, clock, alarms, 13);
  }

  public String application() {
    return config.createApplication(r -> r.name("manga")).id();
  }

  public String environment(String application, String... alarmArns) {
    return config
        .createEnvironment(
            r ->
                r.applicationId(application)
                    .name("production")
                    .monitors(
                        List.of(alarmArns).stream()
                            .map(
                                arn ->
                                    software.amazon.awssdk.services.appconfig.model.Monitor
                                        .builder()
                                        .alarmArn(arn)
                                        .build())
                            .toList()))
        .id();
  }

  public String profile(String application) {
    return config
        .createConfigurationProfile(
            r -> r.applicationId(application).name("settings").locationUri("hosted"))
        .id();
  }

  public String flags(String application) {
    return config
        .createConfigurationProfile(
            r ->
                r.applicationId(application)
                    .name("flags")
                    .locationUri("hosted")
                    .type("AWS.AppConfig.FeatureFlags"))
        .id();
  }

  public int version(String application, String profile, String content) {
    return config
        .createHostedConfigurationVersion(
            r ->
                r.applicationId(application)
                    .configurationProfileId(profile)
                    .contentType("application/json")
                    .content(SdkBytes.fromUtf8String(content)))
        .versionNumber();
  }

  public String strategy(GrowthType type, float factor, int minutes, int bakeMinutes) {
    return config
        .createDeploymentStrategy(
            r ->
                r.name("strategy")
                    .growthType(type)
                    .growthFactor(factor)
                    .deploymentDurationInMinutes(minutes)
                    .finalBakeTimeInMinutes(bakeMinutes)
                    .replicateTo(ReplicateTo.NONE))
        .id();
  }

  public int deploy(
      String application, String environment, String profile, String strategy, int version) {
    return config
        .startDeployment(
            r ->
                r.applicationId(application)
                    .environmentId(environment)
                    .configurationProfileId(profile)
                    .deploymentStrategyId(strategy)
                    .configurationVersion(Integer.toString(version)))
        .deploymentNumber();
  }

  /** Changes the store behind the service's back. */
  public void write(String sql) {
    try {
      appConfig.configurations().store().write(connection -> Sql.update(connection, sql));
    } catch (RestFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** The states of all deployments as they lie in the store: no call that would move them on. */
  public List<String> storedStates() {
    try {
      return appConfig
          .configurations()
          .store()
          .read(
              connection ->
                  Sql.list(
                      connection,
                      row -> row.getString(1),
                      "SELECT state FROM deployment ORDER BY seq"));
    } catch (RestFault e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    config.close();
    data.close();
    server.close();
    appConfig.close();
  }
}
