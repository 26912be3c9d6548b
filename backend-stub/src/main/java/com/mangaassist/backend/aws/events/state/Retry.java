package com.mangaassist.backend.aws.events.state;

/**
 * A delivery that failed and is to be tried again, or to be dead-lettered again.
 *
 * @param id 0 when it is not in the store yet
 * @param due milliseconds since 1970
 * @param attempts how often it was tried again so far
 * @param code EventBridge's {@code ERROR_CODE} of the last failure
 * @param dead only the dead-letter queue is left
 */
public record Retry(
    long id,
    long due,
    long batch,
    int event,
    int target,
    int attempts,
    String code,
    String message,
    boolean dead) {}
