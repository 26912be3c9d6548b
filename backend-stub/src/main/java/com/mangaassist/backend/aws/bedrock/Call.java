package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.services.models.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One call of an operation while it is being answered. */
record Call(
    String operation,
    String requestId,
    ModelSpec model,
    List<Fault> faults,
    RandomGenerator random,
    HttpReply reply,
    long startNanos) {

  /** The first fault of a kind that strikes this call. */
  Optional<Fault> fault(FaultKind kind) {
    return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
  }

  /** Time since the call began. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
