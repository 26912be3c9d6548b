package com.mangaassist.app.backend;

import com.mangaassist.app.data.Credentials;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.backend.aws.AwsStandIns;
import com.mangaassist.backend.aws.bedrock.InvocationObserver;
import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.backend.aws.bedrock.LatencyMode;
import com.mangaassist.backend.aws.bedrock.Pacer;
import com.mangaassist.backend.aws.bedrock.offline.OfflineLanguageModel;
import com.mangaassist.backend.pipeline.Pipeline;
import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.backend.platform.parts.OpenParts;
import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The whole backend inside this process: AWS stand-ins, pipeline, one HTTP server for both. */
public final class EmbeddedBackend implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackend.class);
  private static final String EVENT_BUS = "MangaAssist-AI-Events";

  private final OpenParts parts;
  private final ConnectionFile connection;

  private EmbeddedBackend(OpenParts parts, ConnectionFile connection) {
    this.parts = parts;
    this.connection = connection;
  }

  /**
   * Starts everything; the connection file is written last, when everything listens.
   *
   * @throws Problem for what the person at the terminal can mend; nothing is left running then
   */
  public static EmbeddedBackend start(BackendSettings settings, String version, Logs logs)
      throws Problem {
    return start(settings, version, logs, offlineModel(), invocation -> {});
  }

  /**
   * The same with another model behind the stand-in, and somebody who hears of its invocations.
   *
   * @throws Problem as above
   */
  public static EmbeddedBackend start(
      BackendSettings settings,
      String version,
      Logs logs,
      LanguageModel model,
      InvocationObserver observer)
      throws Problem {
    return start(Claim.take(settings, logs), settings, version, logs, model, observer);
  }

  /**
   * The same on a folder and a port that were taken before; it lets them go at its end.
   *
   * @throws Problem as above
   */
  public static EmbeddedBackend start(
      Claim claim, BackendSettings settings, String version, Logs logs) throws Problem {
    return start(claim, settings, version, logs, offlineModel(), invocation -> {});
  }

  private static EmbeddedBackend start(
      Claim claim,
      BackendSettings settings,
      String version,
      Logs logs,
      LanguageModel model,
      InvocationObserver observer)
      throws Problem {
    var parts = new OpenParts();
    parts.add(claim);
    try {
      return open(claim, settings, version, logs, model, observer, parts);
    } catch (StoreException e) {
      parts.close();
      throw new Problem(String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      parts.close();
      throw new Problem("The backend could not be started: " + e.getMessage() + ".", e);
    } catch (Problem | RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  private static EmbeddedBackend open(
      Claim claim,
      BackendSettings settings,
      String version,
      Logs logs,
      LanguageModel model,
      InvocationObserver observer,
      OpenParts parts)
      throws Problem, IOException {
    var folder = claim.folder();
    var random = new SecureRandom();
    var clock = Clock.systemUTC();
    var models = ModelCatalog.of(folder.path());
    var keys = Credentials.of(folder, random);
    var gateway = GatewayCredentials.open(folder.path(), clock);
    String bearerToken = gateway.issueBearerToken();
    logs.hide(
        List.of(
            keys.secretAccessKey(),
            gateway.apiKey(),
            gateway.internalApiKey(),
            gateway.adminToken(),
            bearerToken));

    int port = claim.port();
    var routes = new ArrayList<Route>();
    Runnable listening = () -> {};
    @Nullable Supplier<String> trouble = null;
    Consumer<Pipeline> opened = pipeline -> {};
    if (settings.profile() instanceof ConnectionProfile.Embedded) {
      var standIns = parts.add(standIns(settings, keys, models, model, clock, random));
      standIns.observe(observer);
      trouble = standIns::trouble;
      routes.addAll(standIns.routes());
      standIns.functionsAt(
          http(port, ""), Map.of("Authorization", "Bearer " + gateway.adminToken()));
      opened = pipeline -> standIns.functionsHere(pipeline.functionsHere());
      listening = () -> standIns.start(http(port, ""));
      routes.addAll(standIns.adminRoutes(new AdminAuthentication(gateway)));
    }
    var aws = parts.add(clients(settings.profile(), port, keys));
    var pipeline =
        parts.add(
            Pipeline.open(
                new Pipeline.Settings(
                    folder.path(),
                    aws,
                    settings.profile().onAws(),
                    models,
                    gateway,
                    EVENT_BUS,
                    0,
                    Claim.ORIGINS,
                    clock,
                    random,
                    trouble)));
    opened.accept(pipeline);
    routes.addAll(pipeline.routes());
    routes.addAll(pipeline.functionRoutes());
    parts.add(claim.server()).serve(routes);
    listening.run();
    // Closed before the server behind which the models may stand: stopped is not failed.
    parts.add(pipeline::stopAnswers);

    var connection =
        connection(
            settings.profile(),
            port,
            pipeline.webSocketPort(),
            keys,
            gateway,
            bearerToken,
            version);
    keep(connection, settings.connectionFile());
    parts.add(() -> ConnectionFiles.removeOwn(settings.connectionFile(), connection.pid()));
    LOG.info("listening: {}, profile {}", connection, settings.profile().name());
    return new EmbeddedBackend(parts, connection);
  }

  private static void keep(ConnectionFile connection, Path file) throws Problem {
    try {
      connection.write(file);
    } catch (IOException e) {
      throw new Problem(
          "The connection file "
              + file
              + " cannot be written; choose another place with --connection-file FILE.",
          e);
    }
  }

  private static AwsStandIns standIns(
      BackendSettings settings,
      Credentials keys,
      ModelCatalog models,
      LanguageModel model,
      Clock clock,
      RandomGenerator random) {
    return AwsStandIns.open(
        new AwsStandIns.Settings(
            settings.dataFolder(),
            AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()),
            models,
            settings.instantModels() ? LatencyMode.INSTANT : LatencyMode.REALISTIC,
            Pacer.sleeping(),
            clock,
            random,
            model));
  }

  private static AwsClients clients(ConnectionProfile profile, int port, Credentials keys) {
    return switch (profile) {
      case ConnectionProfile.Embedded embedded ->
          new AwsClients(embedded.region(), http(port, ""), pair(keys));
      case ConnectionProfile.Aws(var name, var region) ->
          new AwsClients(region, null, DefaultCredentialsProvider.builder().build());
      case ConnectionProfile.Endpoint(var name, var region, var endpoint) ->
          new AwsClients(region, endpoint, DefaultCredentialsProvider.builder().build());
    };
  }

  private static AwsCredentialsProvider pair(Credentials keys) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
  }

  private static ConnectionFile connection(
      ConnectionProfile profile,
      int port,
      int webSocketPort,
      Credentials keys,
      GatewayCredentials gateway,
      String bearerToken,
      String version) {
    boolean embedded = profile instanceof ConnectionProfile.Embedded;
    return new ConnectionFile(
        embedded ? http(port, "").toString() : null,
        profile.region(),
        embedded ? keys.accessKeyId() : null,
        embedded ? keys.secretAccessKey() : null,
        http(port, "/v1").toString(),
        "ws://127.0.0.1:" + webSocketPort + "/prod",
        null,
        http(port, "/admin").toString(),
        gateway.apiKey(),
        gateway.internalApiKey(),
        bearerToken,
        gateway.adminToken(),
        null,
        EVENT_BUS,
        ProcessHandle.current().pid(),
        version);
  }

  private static URI http(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What answers in the models' place when nothing else is asked for. */
  public static LanguageModel offlineModel() {
    return new OfflineLanguageModel();
  }

  /** How to reach it. Holds secrets. */
  public ConnectionFile connection() {
    return connection;
  }

  /** Removes the connection file, then stops everything, within seconds. */
  @Override
  public void close() {
    parts.close();
  }
}
