package com.mangaassist.backend.aws;

import com.mangaassist.backend.aws.appconfig.AppConfig;
import com.mangaassist.backend.aws.appconfigdata.AppConfigData;
import com.mangaassist.backend.aws.bedrock.BedrockRuntime;
import com.mangaassist.backend.aws.bedrock.Invocation;
import com.mangaassist.backend.aws.bedrock.InvocationObserver;
import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.backend.aws.bedrock.LatencyMode;
import com.mangaassist.backend.aws.bedrock.Pacer;
import com.mangaassist.backend.aws.cbor.RpcDispatch;
import com.mangaassist.backend.aws.cloudwatch.CloudWatch;
import com.mangaassist.backend.aws.cloudwatch.alarms.AlarmArns;
import com.mangaassist.backend.aws.events.EventBridge;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.faults.FaultGate;
import com.mangaassist.backend.aws.faults.FaultInjector;
import com.mangaassist.backend.aws.faults.FaultRoutes;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.protocol.SizeDoor;
import com.mangaassist.backend.aws.query.Entrance;
import com.mangaassist.backend.aws.query.QueryDispatch;
import com.mangaassist.backend.aws.query.QueryOperation;
import com.mangaassist.backend.aws.rest.RestService;
import com.mangaassist.backend.aws.sqs.Sqs;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Door;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.parts.OpenParts;
import com.mangaassist.services.models.ModelCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** All stand-ins behind one endpoint; the signature's scope tells which service is meant. */
public final class AwsStandIns implements AutoCloseable {
  private final List<InvocationObserver> observers = new CopyOnWriteArrayList<>();
  private final FaultInjector faults;
  private final BedrockRuntime bedrock;
  private final AppConfig appConfig;
  private final EventBridge events;
  private final Sqs queues;
  private final CloudWatch cloudWatch;
  private final List<JsonTarget> jsonTargets;
  private final List<Route> routes;
  private final OpenParts parts;

  /** The account that everything here belongs to. */
  private static final String ACCOUNT = "123456789012";

  private static final String REGION = "ap-northeast-1";

  private static final String TOO_LARGE = "RequestEntityTooLargeException";

  /**
   * What the stand-ins are made of.
   *
   * @param dataDir where the durable ones keep their stores
   * @param credentials the one key pair whose signatures are accepted
   * @param random seeds ids, pace and faults; drawn from only while opening
   */
  public record Settings(
      Path dataDir,
      AwsCredentialsIdentity credentials,
      ModelCatalog models,
      LatencyMode latencyMode,
      Pacer pacer,
      Clock clock,
      RandomGenerator random,
      LanguageModel languageModel) {}

  private AwsStandIns(Settings settings, OpenParts parts) {
    this.parts = parts;
    RandomGenerator random = settings.random();
    faults = new FaultInjector(new SplittableRandom(random.nextLong()));
    bedrock =
        parts.add(
            new BedrockRuntime(
                new BedrockRuntime.Settings(
                    settings.dataDir(),
                    settings.models(),
                    settings.languageModel(),
                    settings.latencyMode(),
                    settings.pacer(),
                    faults,
                    new SplittableRandom(random.nextLong()),
                    this::ended,
                    this::measured,
                    settings.clock())));
    RequestIds requestIds = new RequestIds(new SplittableRandom(random.nextLong()));
    queues = parts.add(openSqs(settings, requestIds));
    events =
        parts.add(
            EventBridge.open(
                new EventBridge.Settings(
                    settings.dataDir(),
                    new Arns(REGION, ACCOUNT),
                    requestIds,
                    settings.clock(),
                    queues.sink(),
                    StandInSettings.read(settings.dataDir()).functions(),
                    StandInSettings.read(settings.dataDir()).eventsMaximumCallBytes(),
                    new SplittableRandom(random.nextLong()))));
    cloudWatch =
        parts.add(
            CloudWatch.open(
                new CloudWatch.Settings(
                    settings.dataDir(),
                    settings.clock(),
                    new AlarmArns(REGION, ACCOUNT),
                    events.sink(),
                    events.functions())));
    List<JsonTarget> targets = new ArrayList<>(events.targets());
    targets.addAll(cloudWatch.targets());
    targets.addAll(queues.targets());
    jsonTargets = List.copyOf(targets);
    SigV4Authentication restJson =
        new SigV4Authentication(
            settings.credentials(), settings.clock(), AwsProtocol.REST_JSON, requestIds);
    List<Route> rest = new ArrayList<>();
    Door large = SizeDoor.of(requestIds, TOO_LARGE, request -> AwsProtocol.REST_JSON);
    bedrock.routes(restJson).forEach(route -> rest.add(route.behind(large)));
    List<Route> configurations = new ArrayList<>();
    appConfig = parts.add(openAppConfig(settings));
    configurations.addAll(
        appConfig.routes(restService(AppConfig.SERVICE, settings.pacer(), requestIds), restJson));
    configurations.addAll(
        new AppConfigData(appConfig.configurations(), settings.clock())
            .routes(restService(AppConfigData.NAME, settings.pacer(), requestIds), restJson));
    Door payload =
        SizeDoor.of(requestIds, "PayloadTooLargeException", request -> AwsProtocol.REST_JSON);
    configurations.forEach(route -> rest.add(route.behind(payload)));
    SigV4Authentication jsonOrQuery =
        new SigV4Authentication(
            settings.credentials(), settings.clock(), Entrance::protocol, requestIds);
    List<QueryOperation> queries = new ArrayList<>(cloudWatch.queries());
    queries.addAll(queues.queries());
    Entrance entrance =
        new Entrance(new JsonDispatch(targets, requestIds), new QueryDispatch(queries, requestIds));
    PackedBodies bodies = new PackedBodies(requestIds);
    List<Route> all = new ArrayList<>();
    rest.forEach(route -> all.add(bodies.unpack(route, request -> AwsProtocol.REST_JSON)));
    Door either = SizeDoor.of(requestIds, TOO_LARGE, Entrance::protocol);
    for (String path : List.of("/", queues.queuePath())) {
      entrance
          .routes(path, jsonOrQuery)
          .forEach(route -> all.add(bodies.unpack(route.behind(either), Entrance::protocol)));
    }
    all.add(new RpcDispatch(cloudWatch.rpc(), requestIds).route(jsonOrQuery));
    FaultGate gate = new FaultGate(faults, settings.pacer()::pause, requestIds);
    routes = all.stream().map(gate::guard).toList();
  }

  private AppConfig openAppConfig(Settings settings) {
    return AppConfig.open(
        new AppConfig.Settings(
            settings.dataDir(),
            settings.clock(),
            StandInSettings.read(settings.dataDir()).appConfigStepTiming(),
            cloudWatch.alarms(),
            ACCOUNT,
            new SplittableRandom(settings.random().nextLong())));
  }

  private static Sqs openSqs(Settings settings, RequestIds requestIds) {
    StandInSettings chosen = StandInSettings.read(settings.dataDir());
    return Sqs.open(
        new Sqs.Settings(
            settings.dataDir(),
            REGION,
            ACCOUNT,
            settings.clock(),
            requestIds,
            settings.pacer()::pause,
            chosen.sqsMaximumMessageBytes(),
            chosen.sqsDeletedNamesRest(),
            Sqs.IN_FLIGHT_LIMIT));
  }

  private RestService restService(String name, Pacer pacer, RequestIds requestIds) {
    return new RestService(name, AppConfig.SERVICE, pacer::pause, faults, requestIds);
  }

  /** Opens the stores and wires the services. */
  public static AwsStandIns open(Settings settings) {
    OpenParts parts = new OpenParts();
    try {
      return new AwsStandIns(settings, parts);
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  /** All operations of the services that speak AWS JSON. */
  public List<JsonTarget> jsonTargets() {
    return jsonTargets;
  }

  /** The routes of all services, each behind SigV4. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * Functions that {@code aws.json} gives no address are there.
   *
   * @param credentials headers that they want to see
   */
  public void functionsAt(URI base, Map<String, String> credentials) {
    events.functionsAt(base, credentials);
  }

  /**
   * Functions that run in this process, by their names.
   *
   * @param local each takes the payload and X-Ray's trace header, empty for none; false means a
   *     payload that it cannot read, an unchecked exception that it failed and may be asked again
   */
  public void functionsHere(Map<String, BiPredicate<String, String>> local) {
    events.functionsHere(local);
  }

  /**
   * Everything listens: what the services do by themselves begins.
   *
   * @param endpoint where functions are invoked that have no address in {@code aws.json}
   */
  public void start(URI endpoint) {
    events.start(endpoint);
  }

  /** The routes that order faults, open to callers that {@code admin} lets in. */
  public List<Route> adminRoutes(Authentication admin) {
    return new FaultRoutes(faults).routes(admin);
  }

  /** EventBridge's stand-in. */
  public EventBridge events() {
    return events;
  }

  /** SQS's stand-in. */
  public Sqs queues() {
    return queues;
  }

  /** CloudWatch's stand-in. */
  public CloudWatch cloudWatch() {
    return cloudWatch;
  }

  /** The switch of all faults. */
  public FaultInjector faults() {
    return faults;
  }

  /** Tells {@code observer} of each model invocation from now on. */
  public void observe(InvocationObserver observer) {
    observers.add(observer);
  }

  private void ended(Invocation invocation) {
    observers.forEach(observer -> observer.ended(invocation));
  }

  /** Routes are open only when all services are there. */
  private void measured(
      String namespace,
      String name,
      Map<String, String> dimensions,
      double value,
      String unit,
      Instant time) {
    cloudWatch.put(namespace, name, dimensions, value, unit, time);
  }

  /** Why a store cannot be written at the moment; else empty. */
  public String trouble() {
    return Stream.of(queues.trouble(), events.trouble(), cloudWatch.trouble(), appConfig.trouble())
        .filter(trouble -> !trouble.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Closes the stores. */
  @Override
  public void close() {
    parts.close();
  }
}
