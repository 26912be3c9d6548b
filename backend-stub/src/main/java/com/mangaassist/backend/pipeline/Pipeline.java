package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.pipeline.catalog.CatalogChanges;
import com.mangaassist.backend.pipeline.catalog.ShopCatalog;
import com.mangaassist.backend.pipeline.chat.AnswerCache;
import com.mangaassist.backend.pipeline.chat.ChatHops;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.EarlierAnswers;
import com.mangaassist.backend.pipeline.chat.SearchAnswers;
import com.mangaassist.backend.pipeline.chat.TurnMetrics;
import com.mangaassist.backend.pipeline.configuration.Configurations;
import com.mangaassist.backend.pipeline.configuration.Configured;
import com.mangaassist.backend.pipeline.dialogue.Dialogue;
import com.mangaassist.backend.pipeline.flags.ModelRollout;
import com.mangaassist.backend.pipeline.functions.AnalyticsRoute;
import com.mangaassist.backend.pipeline.functions.AnalyticsStore;
import com.mangaassist.backend.pipeline.functions.FunctionRoute;
import com.mangaassist.backend.pipeline.gateway.FlagRoutes;
import com.mangaassist.backend.pipeline.gateway.Gateway;
import com.mangaassist.backend.pipeline.generate.GenerateService;
import com.mangaassist.backend.pipeline.generate.JobStore;
import com.mangaassist.backend.pipeline.generate.JobWorker;
import com.mangaassist.backend.pipeline.integration.Stage;
import com.mangaassist.backend.pipeline.mesh.MeshSettings;
import com.mangaassist.backend.pipeline.models.CachedEmbedder;
import com.mangaassist.backend.pipeline.models.ModelCaller;
import com.mangaassist.backend.pipeline.models.TitanEmbedder;
import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.orders.DynamoDbOrderStore;
import com.mangaassist.backend.pipeline.orders.OrderStore;
import com.mangaassist.backend.pipeline.orders.PaidOrders;
import com.mangaassist.backend.pipeline.orders.SqliteOrderStore;
import com.mangaassist.backend.pipeline.outbox.CountedPublisher;
import com.mangaassist.backend.pipeline.outbox.EventFiguresRoute;
import com.mangaassist.backend.pipeline.outbox.OutboxRelay;
import com.mangaassist.backend.pipeline.policy.ShopPolicy;
import com.mangaassist.backend.pipeline.prompt.GroundingFinder;
import com.mangaassist.backend.pipeline.prompt.PromptBuilder;
import com.mangaassist.backend.pipeline.prompt.PromptTemplates;
import com.mangaassist.backend.pipeline.provision.Provisioning;
import com.mangaassist.backend.pipeline.resilience.ResilientModels;
import com.mangaassist.backend.pipeline.resilience.TokenBudgets;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.sessions.AnswerCheckpoints;
import com.mangaassist.backend.pipeline.sessions.Questions;
import com.mangaassist.backend.pipeline.sessions.SessionClaims;
import com.mangaassist.backend.pipeline.sessions.SessionPurge;
import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.backend.pipeline.sessions.SqliteSessionStore;
import com.mangaassist.backend.pipeline.sessions.TextIndexing;
import com.mangaassist.backend.pipeline.traces.TracedPublisher;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.pipeline.usage.UsageMeter;
import com.mangaassist.backend.pipeline.usage.UsagePlans;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.parts.OpenParts;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.events.EventBridgePublisher;
import com.mangaassist.services.metrics.CloudWatchMetrics;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.provisioning.Provisioner;
import com.mangaassist.services.queues.DeadLetterCount;
import com.mangaassist.services.queues.WorkQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** MangaAssist, wired by hand: its HTTP routes, its WebSocket and everything behind them. */
public final class Pipeline implements AutoCloseable {

  /**
   * What the pipeline needs from outside.
   *
   * @param dataFolder where it keeps its database and caches
   * @param aws how it reaches AWS; stays the caller's to close, after the pipeline
   * @param onAws true for a real account, where retired models give way to their successors
   * @param models the models that exist
   * @param credentials who may call
   * @param eventBusName the bus for its events
   * @param webSocketPort 0 for any free one
   * @param allowedOrigins values of the Origin header that are let in
   * @param clock tells the time, UTC
   * @param random for ids; a secure one, so that ids cannot be guessed
   * @param standInTrouble why what stands in for AWS cannot write, or empty; null where nothing
   *     stands in
   */
  public record Settings(
      Path dataFolder,
      AwsClients aws,
      boolean onAws,
      ModelCatalog models,
      GatewayCredentials credentials,
      String eventBusName,
      int webSocketPort,
      Set<String> allowedOrigins,
      Clock clock,
      RandomGenerator random,
      @Nullable Supplier<String> standInTrouble) {}

  /** Calls of one model while it throttles; the third wait would be felt. */
  private static final int ATTEMPTS = 3;

  private static final String NAMESPACE = "MangaAssist";
  private static final Duration METRICS_INTERVAL = Duration.ofSeconds(10);

  private final ChatService chat;
  private final CloudWatchMetrics metrics;
  private final Gateway gateway;
  private final List<Route> functions;
  private final Map<String, BiPredicate<String, String>> functionsHere;
  private final OpenParts parts;

  private Pipeline(
      ChatService chat,
      CloudWatchMetrics metrics,
      Gateway gateway,
      List<Route> functions,
      Map<String, BiPredicate<String, String>> functionsHere,
      OpenParts parts) {
    this.chat = chat;
    this.metrics = metrics;
    this.gateway = gateway;
    this.functions = functions;
    this.functionsHere = functionsHere;
    this.parts = parts;
  }

  /**
   * Opens the stores, builds the index and listens for WebSockets. Embeddings follow in the
   * background, so AWS need not answer yet.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException locked, damaged, not writable
   * @throws UncheckedIOException if the WebSocket's port cannot be had, or the usage plans cannot
   *     be used
   */
  public static Pipeline open(Settings settings) {
    return open(settings, Tuning.standard());
  }

  /** The same, tuned. */
  static Pipeline open(Settings settings, Tuning tuning) {
    var parts = new OpenParts();
    try {
      return open(settings, tuning, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The pipeline's own file; new scripts go to the end. */
  static SqliteDatabase database(Path folder) {
    return SessionSchema.open(
        folder.resolve("pipeline.db"),
        TokenBudgets.SCHEMA,
        JobStore.SCHEMA,
        Questions.SCHEMA,
        TextIndexing.SCHEMA,
        SessionClaims.SCHEMA,
        CatalogChanges.SCHEMA);
  }

  private static Pipeline open(Settings settings, Tuning tuning, OpenParts parts) {
    var bedrock = settings.aws().bedrock();
    var database = parts.add(database(settings.dataFolder()));
    var traces = parts.add(read(() -> Traces.open(settings.dataFolder())));
    var publisher = new CountedPublisher(publisher(settings, traces), settings.clock());
    var relay = OutboxRelay.start(database, publisher, settings.clock());
    parts.add(relay);
    var ids = new TimeOrderedIds(settings.clock(), settings.random());
    var sessions = SqliteSessionStore.open(database, ids, settings.clock(), relay::wake);
    parts.add(SessionPurge.DELETED.start(database, settings.clock()));
    parts.add(SessionClaims.UNUSED.start(database, settings.clock()));
    parts.add(TextIndexing.start(database));
    var embedder =
        CachedEmbedder.open(
            new TitanEmbedder(bedrock), settings.dataFolder().resolve("embeddings.bin"));
    var shop = parts.add(ShopCatalog.open(database, embedder));
    var index = shop.index();
    var models = models(settings, tuning, TokenBudgets.open(database, settings.clock()));
    var rollout = ModelRollout.bundled(settings.models());
    var prompts = new PromptTemplates();
    List<Configured> configured = List.of(rollout, prompts);
    var configurations =
        parts.add(
            Configurations.start(
                settings.aws(),
                configured,
                settings.dataFolder().resolve("configurations"),
                Backoff.standard(new SplittableRandom())));
    var metrics =
        parts.add(
            CloudWatchMetrics.start(
                settings.aws()::cloudWatch, NAMESPACE, METRICS_INTERVAL, settings.clock()));
    var orders = orders(settings, database, index);
    var moderation = new Moderation();
    var dialogue = new Dialogue(index);
    var hops =
        new ChatHops(
            moderation,
            dialogue,
            rollout,
            new GroundingFinder(orders, new ShopPolicy()),
            new PromptBuilder(prompts),
            new AnswerCache(System::nanoTime),
            models,
            new EarlierAnswers(sessions, dialogue, moderation),
            sessions,
            parts.add(new AnswerCheckpoints(sessions)),
            new TurnMetrics(metrics),
            settings.clock(),
            System::nanoTime);
    var chat = new ChatService(hops, ids);
    parts.add(JobStore.ENDED.start(database, settings.clock()));
    var jobs = new JobStore(database, settings.clock(), relay::wake);
    var generate = new GenerateService(jobs, ids, settings.clock());
    var worker = parts.add(new JobWorker(generate, jobs, chat, sessions, traces));
    var analytics =
        parts.add(
            AnalyticsStore.open(settings.dataFolder().resolve("analytics.db"), settings.clock()));
    var functions =
        new FunctionRoute(
            PipelineFunctions.of(analytics, shop, new PaidOrders(orders, index)), traces);
    var deadLetters = new DeadLetterCount(settings.aws().sqs());
    var provisioning =
        parts.add(
            Provisioning.start(
                new Provisioner(settings.aws().eventBridge(), settings.aws().sqs()),
                Blueprints.of(settings.eventBusName()),
                Backoff.standard(new SplittableRandom()),
                queues -> {
                  deadLetters.of(Blueprints.deadLetters(queues));
                  worker.start(queue(settings, queues));
                }));
    var meter = parts.add(meter(settings));
    var gateway =
        Gateway.open(
            new Gateway.Settings(
                chat,
                new SearchAnswers(hops),
                generate,
                new RecommendationEvents(database, relay, ids, settings.clock()),
                new DirectBedrock(bedrock, settings.models(), settings.onAws()),
                read(() -> Stage.of(settings.dataFolder())),
                read(() -> MeshSettings.of(settings.dataFolder(), settings.clock())),
                models::states,
                index,
                sessions,
                settings.models(),
                settings.credentials(),
                meter,
                traces,
                new PipelineHealth(
                    sessions,
                    shop.vectors(),
                    relay,
                    models,
                    provisioning,
                    configured,
                    settings.standInTrouble()),
                new FlagRoutes(rollout, prompts, configurations),
                settings.webSocketPort(),
                settings.allowedOrigins(),
                settings.clock(),
                tuning.limits()));
    var admin = new AdminAuthentication(settings.credentials());
    return new Pipeline(
        chat,
        metrics,
        gateway,
        List.of(
            functions.route(admin),
            new AnalyticsRoute(analytics).route(admin),
            new EventFiguresRoute(publisher, deadLetters).route(admin)),
        functions.here(),
        parts);
  }

  private static OrderStore orders(Settings settings, SqliteDatabase database, ProductIndex index) {
    return settings.onAws()
        ? new DynamoDbOrderStore(settings.aws()::dynamoDb)
        : new SqliteOrderStore(database, index.catalog().products(), settings.clock());
  }

  private static TracedPublisher publisher(Settings settings, Traces traces) {
    return new TracedPublisher(
        new EventBridgePublisher(settings.aws().eventBridge(), settings.eventBusName()),
        traces,
        settings.clock(),
        settings.eventBusName());
  }

  private static WorkQueue queue(Settings settings, Map<String, String> urls) {
    return new WorkQueue(
        settings.aws().sqs(), Objects.requireNonNull(urls.get(Blueprints.GENERATION)));
  }

  private static ResilientModels models(Settings settings, Tuning tuning, TokenBudgets budgets) {
    var caller =
        new ModelCaller(settings.aws().conversations(), settings.models(), settings.onAws());
    return new ResilientModels(
        caller,
        new ResilientModels.Settings(
            ATTEMPTS,
            tuning.backoff(),
            tuning.modelLimits(),
            budgets,
            settings.clock(),
            System::nanoTime));
  }

  private static UsageMeter meter(Settings settings) {
    return read(
        () ->
            UsageMeter.open(
                UsagePlans.of(settings.dataFolder()),
                GatewayAuthentication.keysOf(settings.credentials()),
                settings.dataFolder().resolve("usage"),
                settings.clock(),
                System::nanoTime));
  }

  /** Reads files of the data folder. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The gateway's HTTP routes, each with its authentication. */
  public List<Route> routes() {
    return gateway.routes();
  }

  /** Where the bus invokes functions, and what they have counted; for administrators. */
  public List<Route> functionRoutes() {
    return functions;
  }

  /** The same functions by name, for a bus in this process; see {@link FunctionRoute#here}. */
  public Map<String, BiPredicate<String, String>> functionsHere() {
    return functionsHere;
  }

  /** Where the listener is that only the gateway reaches. */
  String privateAddress() {
    return gateway.privateAddress();
  }

  /** The port of {@code WS /prod}, on 127.0.0.1. */
  public int webSocketPort() {
    return gateway.webSocketPort();
  }

  /**
   * Ends the answers under way as stopped, and keeps what they had; new ones are refused. Called
   * before what they stand on is closed, CloudWatch too.
   */
  public void stopAnswers() {
    chat.close();
    metrics.close();
  }

  /** Stops everything within seconds; answers under way are stopped and kept. */
  @Override
  public void close() {
    stopAnswers();
    gateway.close();
    parts.close();
  }
}
