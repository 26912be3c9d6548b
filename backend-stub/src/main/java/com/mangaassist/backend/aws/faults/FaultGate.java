package com.mangaassist.backend.aws.faults;

import com.mangaassist.backend.aws.faults.ServiceErrors.Shape;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the faults that were ordered meet the calls. Services whose routes name their operations
 * (REST) ask it themselves; the others need not know of it: their routes go through {@link #guard}.
 */
public final class FaultGate {
  private final FaultInjector faults;
  private final Pause pause;
  private final RequestIds requestIds;

  /** Holds an answer back for a while; whoever wires it decides how time passes. */
  @FunctionalInterface
  public interface Pause {
    /** Waits. */
    void pause(Duration time) throws InterruptedException;
  }

  /** Lets the faults of {@code faults} happen. */
  public FaultGate(FaultInjector faults, Pause pause, RequestIds requestIds) {
    this.faults = faults;
    this.pause = pause;
    this.requestIds = requestIds;
  }

  /** The faults that strike a call; none of them has happened yet. */
  public List<Fault> strike(String service, String operation) {
    return faults.strike(service, operation);
  }

  /**
   * Lets happen what comes before any work.
   *
   * @throws AwsFault the service's own error, when the call is refused
   */
  public void before(String service, List<Fault> struck) throws AwsFault, InterruptedException {
    Optional<Shape> error = refusal(service, struck);
    if (error.isPresent()) {
      throw error.get().fault();
    }
  }

  /** The reply to write to instead of {@code reply}, where the rest of the faults happens. */
  public HttpReply reply(HttpReply reply, List<Fault> struck) {
    return struck.stream().allMatch(fault -> fault.kind() == FaultKind.LATENCY)
        ? reply
        : new StruckReply(reply, struck, pause);
  }

  /**
   * The same route with faults, for requests that name their operation in {@code X-Amz-Target}, in
   * the path of RPC v2 or in {@code Action}. The errors have the shape of the request's protocol.
   */
  public Route guard(Route route) {
    return route.handledBy(
        (request, reply) -> {
          Optional<NamedCall> call = NamedCall.of(request);
          if (call.isEmpty()) {
            route.handler().handle(request, reply);
            return;
          }
          String service = request.attribute(SigV4Authentication.SERVICE, String.class).orElse("");
          List<Fault> struck = strike(service, call.get().operation());
          if (!refused(service, call.get(), struck, request, reply)) {
            route.handler().handle(request, reply(reply, struck));
          }
        });
  }

  private boolean refused(
      String service, NamedCall call, List<Fault> struck, HttpRequest request, HttpReply reply)
      throws IOException, InterruptedException {
    Optional<Shape> error = refusal(service, struck);
    if (error.isPresent()) {
      FaultAnswer.send(reply, call.protocol(), request, service, error.get(), requestIds.next());
    }
    return error.isPresent();
  }

  private Optional<Shape> refusal(String service, List<Fault> struck) throws InterruptedException {
    for (Fault fault : struck) {
      if (fault.kind() == FaultKind.LATENCY) {
        pause.pause(fault.latency());
      }
    }
    Optional<ServiceErrors> errors = ServiceErrors.of(service);
    return errors.isEmpty()
        ? Optional.empty()
        : struck.stream().flatMap(fault -> errors.get().error(fault.kind()).stream()).findFirst();
  }
}
