package com.mangaassist.backend.pipeline.models;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.search.LiveProductIndex;
import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import com.mangaassist.backend.platform.parts.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
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

  /** One product in so many may lack its vector; a text may be none that a model takes. */
  private static final int ONE_MISSING_IN = 20;

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

  /** Has a permit while vectors are missing that are to be tried for. */
  private final Semaphore wanted = new Semaphore(1);

  /** A pool that is shut down leaves what it had not begun uncompleted for good. */
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

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
    try {
      while (true) {
        wanted.acquire();
        int pause = FIRST_PAUSE_SECONDS;
        while (!added()) {
          TimeUnit.SECONDS.sleep(pause);
          pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Closed");
    }
  }

  /** False if some are still to be had. */
  private boolean added() throws InterruptedException {
    try {
      LuceneProductIndex serving = index.serving();
      int count = serving.addVectors(embedder, workers).get();
      return whole(serving, count);
    } catch (ExecutionException | RejectedExecutionException e) {
      LOG.debug("No vectors were added", e);
      return false;
    }
  }

  /** False if some are missing, or another catalog came meanwhile. */
  private boolean whole(LuceneProductIndex serving, int count) {
    changing.lock();
    try {
      embedder.keep();
      if (index.serving() != serving) {
        return false;
      }
      int products = serving.catalog().products().size();
      int missing = products - count;
      if (missing * (long) ONE_MISSING_IN <= products) {
        state = State.READY;
      }
      LOG.info("{} of {} products have vectors", count, products);
      return missing == 0;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Serves another catalog, when its vectors are there if the present one has any: those of texts
   * that are known cost nothing. A product whose text cannot be embedded now is served without its
   * vector, and its text is tried again in the background.
   */
  public void replace(Catalog catalog) {
    changing.lock();
    try {
      LuceneProductIndex next = LuceneProductIndex.open(catalog);
      boolean whole = state == State.PENDING || withVectors(next);
      index.serve(next);
      if (!whole) {
        wanted.release();
      }
    } finally {
      changing.unlock();
    }
  }

  private boolean withVectors(LuceneProductIndex next) {
    try {
      int count = next.addVectors(embedder, workers).applyToEither(closed, all -> all).join();
      if (!closed.isDone()) {
        embedder.keep();
      }
      return count == next.catalog().products().size();
    } catch (CompletionException | RejectedExecutionException e) {
      LOG.debug("No vectors were added", e);
      return false;
    }
  }

  /** Stops; nobody waits any longer for vectors that are not there. */
  @Override
  public void close() {
    closed.complete(0);
    workers.shutdownNow();
    Threads.end(thread);
  }
}
