package com.mangaassist.backend.pipeline.gateway;

import java.util.List;
import java.util.stream.Collectors;

/** The request cannot be used as it is. */
final class BadInputException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  BadInputException(List<FieldError> errors) {
    super(
        errors.stream()
            .map(e -> e.field() + " " + e.problem() + ".")
            .collect(Collectors.joining(" ")));
    this.errors = List.copyOf(errors);
  }

  BadInputException(String field, String problem) {
    this(List.of(new FieldError(field, problem)));
  }

  List<FieldError> errors() {
    return errors;
  }
}
