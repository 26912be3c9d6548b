package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is made in the background.
 *
 * @param caller who may ask for it: the subject of the token that ordered it
 * @param request with a session, so that every attempt goes on in the same one
 * @param attempts how often a worker took it up
 * @param result the answer, once it is done
 * @param problem code of what went wrong, once it failed
 * @param createdAt when it was accepted, UTC
 * @param startedAt when a worker last took it up
 * @param endedAt when it was done or failed
 */
public record Job(
    String jobId,
    String caller,
    ChatRequest request,
    State state,
    int attempts,
    @Nullable ChatAnswer result,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /** How far it is. */
  public enum State {
    PENDING,
    RUNNING,
    DONE,
    FAILED;

    /** As the route says it. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Code of a job that its customer called off. */
  public static final String CANCELLED = "Cancelled";

  /** Code of a job whose session another customer had opened before it began. */
  public static final String NOT_THEIRS = "Forbidden";
}
