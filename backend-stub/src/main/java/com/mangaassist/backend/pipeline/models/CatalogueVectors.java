package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import com.mangaassist.backend.platform.parts.Threads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the index its vectors in the background, and tries again while AWS does not answer. */
public final class CatalogueVectors implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueVectors.class);
  private static final int FIRST_PAUSE_SECONDS = 1;
  private static final int LONGEST_PAUSE_SECONDS = 60;

  /** Calls at once, so that embedding the catalogue does not crowd out the conversations. */
  private static final int AT_ONCE = 4;

  /** How far it is. */
  public enum State {
    PENDING,
    READY
  }

  private final LuceneProductIndex index;
  private final CachedEmbedder embedder;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("embedding-", 0).factory());
  private final Thread thread;
  private volatile State state = State.PENDING;

  private CatalogueVectors(LuceneProductIndex index, CachedEmbedder embedder) {
    this.index = index;
    this.embedder = embedder;
    this.thread = Thread.ofVirtual().name("catalogue-vectors").unstarted(this::run);
  }

  /** Starts; both arguments stay the caller's. */
  public static CatalogueVectors start(LuceneProductIndex index, CachedEmbedder embedder) {
    var vectors = new CatalogueVectors(index, embedder);
    vectors.thread.start();
    return vectors;
  }

  /** How far it is. */
  public State state() {
    return state;
  }

  private void run() {
    int pause = FIRST_PAUSE_SECONDS;
    try {
      while (!added()) {
        TimeUnit.SECONDS.sleep(pause);
        pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2);
      }
    } catch (InterruptedException e) {
      LOG.debug("Closed before all vectors were there");
    }
  }

  private boolean added() throws InterruptedException {
    try {
      int count = index.addVectors(embedder, workers).get();
      embedder.keep();
      state = State.READY;
      LOG.info("{} products have vectors", count);
      return true;
    } catch (ExecutionException e) {
      LOG.info("No embeddings yet, searches go by words alone: {}", String.valueOf(e.getCause()));
      embedder.keepSoFar();
      return false;
    }
  }

  /** Stops. */
  @Override
  public void close() {
    workers.shutdownNow();
    Threads.end(thread);
  }
}
