package com.mangaassist.backend.aws.query;

import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.LocatedOperation;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import org.jspecify.annotations.Nullable;

/**
 * An operation as Query sees it; the same {@code operation} serves the other protocols.
 *
 * @param action such as {@code SendMessage}
 * @param output null when it answers nothing but its request id
 */
public record QueryOperation(
    QueryApi api,
    String action,
    Structure input,
    @Nullable Structure output,
    LocatedOperation operation) {

  /** An operation that does not ask by which address it was called. */
  public QueryOperation(
      QueryApi api,
      String action,
      Structure input,
      @Nullable Structure output,
      JsonOperation operation) {
    this(api, action, input, output, (members, caller) -> operation.call(members));
  }
}
