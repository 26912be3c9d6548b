package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.auth.GatewayCredentials;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

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
      RandomGenerator random) {}

  private Pipeline() {}

  /**
   * Opens the stores, builds the index and listens for WebSockets. Embeddings follow in the
   * background, so AWS need not answer yet.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException locked, damaged, not writable
   * @throws java.io.UncheckedIOException if the WebSocket's port cannot be had
   */
  public static Pipeline open(Settings settings) {
    return new Pipeline();
  }

  /** The gateway's HTTP routes, each with its authentication. */
  public List<Route> routes() {
    return List.of();
  }

  /** The port of {@code WS /prod}, on 127.0.0.1. */
  public int webSocketPort() {
    return 0;
  }

  /** Stops everything within seconds; answers under way are stopped and kept. */
  @Override
  public void close() {}
}
