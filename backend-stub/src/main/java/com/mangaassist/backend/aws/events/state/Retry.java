package com.mangaassist.backend.aws.events.state;

/**
 * A delivery that failed and is to be tried again, or to be dead-lettered again.
 *
 * @param id 0 when it is not in the store yet
 * @param due milliseconds since 1970
 * @param attempts how often it was tried again so far
 * @param code EventBridge's {@code ERROR_CODE} of the last failure; behind a blank the condition
 *     that ended the retries
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
    boolean dead) {

  /** Tried once more. */
  public Retry tried() {
    return new Retry(id, due, batch, event, target, attempts + 1, code, message, dead);
  }

  /** With the failure of the last attempt. */
  public Retry failed(String failure, String text) {
    return new Retry(id, due, batch, event, target, attempts, failure, text, dead);
  }

  /** With the condition that ended the retries. */
  public Retry exhausted(String condition) {
    return failed(code + " " + condition, message);
  }

  /** Due at another time. */
  public Retry at(long time) {
    return new Retry(id, time, batch, event, target, attempts, code, message, dead);
  }

  /** Only to be dead-lettered, at that time. */
  public Retry buriedLater(long time) {
    return new Retry(id, time, batch, event, target, attempts, code, message, true);
  }
}
