package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.services.models.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * One call of an operation while it is being answered.
 *
 * @param calledAs the id or inference profile by which the client called the model
 */
record Call(
    String operation,
    String requestId,
    ModelSpec model,
    String calledAs,
    List<Fault> faults,
    RandomGenerator random,
    HttpReply reply,
    long startNanos) {

  private static final int ID_LENGTH = 22;
  private static final String ID_LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** The first fault of a kind that strikes this call. */
  Optional<Fault> fault(FaultKind kind) {
    return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
  }

  /** An id for something that the answer holds: 22 letters and digits. */
  String newId() {
    return random
        .ints(ID_LENGTH, 0, ID_LETTERS.length())
        .mapToObj(index -> ID_LETTERS.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  /** Time since the call began. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
