package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.search.LiveProductIndex;
import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import com.mangaassist.backend.platform.parts.Threads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

  private final LiveProductIndex index;
  private final CachedEmbedder embedder;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("embedding-", 0).factory());
  private final Thread thread;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile State state = State.PENDING;

  private CatalogueVectors(LiveProductIndex index, CachedEmbedder embedder) {
    this.index = index;
    this.embedder = embedder;
    this.thread = Thread.ofVirtual().name("catalogue-vectors").unstarted(this::run);
  }

  /** Starts; both arguments stay the caller's. */
  public static CatalogueVectors start(LiveProductIndex index, CachedEmbedder embedder) {
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
      LuceneProductIndex serving = index.serving();
      int count = serving.addVectors(embedder, workers).get();
      return ready(serving, count);
    } catch (ExecutionException e) {
      LOG.info("No embeddings yet, searches go by words alone: {}", String.valueOf(e.getCause()));
      embedder.keepSoFar();
      return false;
    }
  }

  /** False if another catalog came meanwhile, whose vectors are still to be had. */
  private boolean ready(LuceneProductIndex serving, int count) {
    changing.lock();
    try {
      if (index.serving() != serving) {
        return false;
      }
      embedder.keep();
      state = State.READY;
      LOG.info("{} products have vectors", count);
      return true;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Serves another catalog, when its vectors are there if the present one has any: those of texts
   * that are known cost nothing.
   *
   * @throws java.util.concurrent.CompletionException if a new text could not be embedded; then the
   *     present catalog stays
   */
  public void replace(Catalog catalog) {
    changing.lock();
    try {
      LuceneProductIndex next = LuceneProductIndex.open(catalog);
      if (state == State.READY) {
        var _ = next.addVectors(embedder, workers).join();
      }
      index.serve(next);
    } finally {
      changing.unlock();
    }
  }

  /** Stops. */
  @Override
  public void close() {
    workers.shutdownNow();
    Threads.end(thread);
  }
}
