package com.mangaassist.backend.aws.protocol;

/**
 * Where a JSON operation is found.
 *
 * @param service the service's signing name, such as {@code events}
 * @param target the value of X-Amz-Target, such as {@code AWSEvents.PutEvents}
 */
public record JsonTarget(String service, String target, LocatedOperation operation) {

  /** An operation that does not ask by which address it was called. */
  public JsonTarget(String service, String target, JsonOperation operation) {
    this(service, target, (input, caller) -> operation.call(input));
  }
}
