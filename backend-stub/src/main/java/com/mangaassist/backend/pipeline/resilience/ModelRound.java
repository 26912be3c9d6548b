package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.backend.pipeline.models.ModelCaller;
import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.models.ModelStream;
import com.mangaassist.services.chat.Fallback.Tried;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.services.models.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer's way through the chain of models. One thread reads; any thread may close.
 *
 * <p>A model that fails before its first piece gives way to the next one unseen. When it fails
 * later, whoever shows the pieces decides whether {@link #begin} is called again.
 */
public final class ModelRound implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelRound.class);

  /** AWS's errors that mean: the same, a little later. */
  private static final Set<String> THROTTLED =
      Set.of("ThrottlingException", "ServiceUnavailableException", "ModelNotReadyException");

  private final ResilientModels models;
  private final ModelCaller caller;
  private final ResilientModels.Settings settings;
  private final Question question;
  private final Deque<String> left;
  private final List<Tried> tried = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable GuardedStream open;
  private String asked;

  ModelRound(
      ResilientModels models,
      ModelCaller caller,
      ResilientModels.Settings settings,
      Question question) {
    this.models = models;
    this.caller = caller;
    this.settings = settings;
    this.question = question;
    this.left = new ArrayDeque<>(question.chain().from(question.modelId()));
    this.asked = question.modelId();
  }

  /**
   * Asks one model after the other until one begins to answer.
   *
   * @return its first piece; null when the round was closed
   * @throws ModelFailureException of the last one, when none is left
   */
  public @Nullable String begin() throws ModelFailureException, InterruptedException {
    while (true) {
      asked = left.removeFirst();
      try {
        return first(asked);
      } catch (ModelFailureException e) {
        failed(e);
        if (left.isEmpty()) {
          throw e;
        }
      }
    }
  }

  private @Nullable String first(String modelId)
      throws ModelFailureException, InterruptedException {
    checkBudget(modelId);
    ModelGuard guard = models.guard(modelId);
    for (int attempt = 1; ; attempt++) {
      guard.admit();
      var stream = new GuardedStream(guard, called(guard, modelId), settings.nanos());
      open = stream;
      if (isClosed()) {
        stream.close();
        return null;
      }
      try {
        String piece = stream.next();
        if (piece == null && !isClosed()) {
          throw new ModelFailureException(Reasons.EMPTY, true, null);
        }
        return piece;
      } catch (ModelFailureException e) {
        if (isClosed()) {
          stream.close();
          return null;
        }
        if (attempt == settings.attempts() || !THROTTLED.contains(e.code())) {
          stream.fail(e);
          throw e;
        }
        // A call that is made again is not yet a failure: the breaker judges what came of it.
        stream.close();
        long wait = settings.backoff().after(attempt).toMillis();
        if (closed.await(wait, TimeUnit.MILLISECONDS)) {
          return null;
        }
      }
    }
  }

  /** A call that could not even be begun gives back what the guard lent it. */
  private ModelStream called(ModelGuard guard, String modelId) {
    try {
      return caller.open(modelId, question.prompt());
    } catch (RuntimeException e) {
      guard.abandoned();
      throw e;
    }
  }

  private void checkBudget(String modelId) throws ModelFailureException {
    Question.Budget budget = question.budget();
    if (budget != null
        && modelId.equals(question.modelId())
        && settings.budgets().spent(budget.flag()) >= budget.tokensPerDay()) {
      throw new ModelFailureException(Reasons.BUDGET_SPENT, false, null);
    }
  }

  /**
   * The next piece of the model that began.
   *
   * @return null when the answer is whole or the round was closed
   */
  public @Nullable String next() throws ModelFailureException, InterruptedException {
    try {
      return stream().next();
    } catch (ModelFailureException e) {
      if (isClosed()) {
        return null;
      }
      stream().fail(e);
      failed(e);
      throw e;
    }
  }

  private GuardedStream stream() {
    GuardedStream now = open;
    if (now == null) {
      throw new IllegalStateException("begin() first");
    }
    return now;
  }

  private void failed(ModelFailureException why) {
    String reason = ModelGuard.GONE.equals(why.code()) ? Reasons.RETIRED : why.code();
    tried.add(new Tried(asked, reason));
    LOG.info("{} did not answer: {}", asked, reason);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** True when there is another model to ask. */
  public boolean anotherLeft() {
    return !left.isEmpty() && !isClosed();
  }

  /** Who answers, or was asked last. */
  public ModelSpec model() {
    return models.answering(asked);
  }

  /** Who was asked and did not answer, in order. */
  public List<Tried> tried() {
    return List.copyOf(tried);
  }

  /** The model's own count; empty before its answer is whole. */
  public Optional<Usage> usage() {
    GuardedStream now = open;
    return now == null ? Optional.empty() : now.usage();
  }

  /** Ends what is under way; whoever waits in it gets null. */
  @Override
  public void close() {
    closed.countDown();
    GuardedStream now = open;
    if (now != null) {
      now.close();
    }
  }
}
