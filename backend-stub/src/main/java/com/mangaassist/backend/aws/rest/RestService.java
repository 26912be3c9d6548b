package com.mangaassist.backend.aws.rest;

import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultGate;
import com.mangaassist.backend.aws.faults.FaultInjector;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes routes of operations: signature scope, faults on demand, request ids, answers. */
public final class RestService {
  private static final Logger LOG = LoggerFactory.getLogger(RestService.class);
  private static final String JSON = "application/json";

  private final String name;
  private final String signingName;
  private final FaultGate faults;
  private final RequestIds requestIds;

  /** Holds an answer back for a while; whoever wires it decides how time passes. */
  @FunctionalInterface
  public interface Pause {
    /** Waits. */
    void pause(Duration time) throws InterruptedException;
  }

  /**
   * A service.
   *
   * @param name its name among the faults, such as {@code appconfigdata}
   * @param signingName the service of its signatures' scope, such as {@code appconfig}
   */
  public RestService(
      String name, String signingName, Pause pause, FaultInjector faults, RequestIds requestIds) {
    this.name = name;
    this.signingName = signingName;
    this.faults = new FaultGate(faults, pause::pause, requestIds);
    this.requestIds = requestIds;
  }

  /** A route with the default body limit. */
  public Route route(
      String method, String path, String operation, Authentication who, RestOperation work) {
    return route(method, path, operation, who, work, Route.DEFAULT_BODY_LIMIT);
  }

  /**
   * A route.
   *
   * @param operation AWS's name of the operation, by which faults are ordered
   * @param bodyLimit bytes; above it the server itself answers 413
   */
  public Route route(
      String method,
      String path,
      String operation,
      Authentication who,
      RestOperation work,
      int bodyLimit) {
    return new Route(
        method, path, who, (request, reply) -> answer(request, reply, operation, work), bodyLimit);
  }

  private void answer(HttpRequest request, HttpReply reply, String operation, RestOperation work)
      throws IOException, InterruptedException {
    reply.header(AwsProtocol.REQUEST_ID, requestIds.next());
    try {
      requireScope(request);
      List<Fault> struck = faults.strike(name, operation);
      before(struck);
      send(faults.reply(reply, struck), answered(operation, work, request));
    } catch (RestFault fault) {
      reply.header("x-amzn-ErrorType", fault.code());
      reply.send(fault.status(), JSON, Json.writeBytes(fault.body()));
    }
  }

  /** A defect is AWS's internal failure to the client; the log has its kind and place. */
  private RestReply answered(String operation, RestOperation work, HttpRequest request)
      throws RestFault {
    try {
      return work.call(new RestCall(request));
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        // Only the end of the server interrupts: nobody is there any more to be told.
        LOG.debug("{} {} was cut short by the end", name, operation, e);
      } else {
        LOG.error("{} {} failed", name, operation, e);
      }
      throw internal();
    }
  }

  private static RestFault internal() {
    return new RestFault(
        500, "InternalServerException", "There was an internal failure in the service.");
  }

  private void requireScope(HttpRequest request) throws RestFault {
    Optional<String> scope = request.attribute(SigV4Authentication.SERVICE, String.class);
    if (scope.isPresent() && !scope.get().equals(signingName)) {
      throw new RestFault(
          403,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: '" + signingName + "'.");
    }
  }

  private void before(List<Fault> struck) throws RestFault, InterruptedException {
    try {
      faults.before(name, struck);
    } catch (AwsFault fault) {
      throw new RestFault(fault.status(), fault.code(), fault.text());
    }
  }

  private static void send(HttpReply reply, RestReply answer) throws IOException {
    answer.headers().forEach(reply::header);
    reply.send(answer.status(), answer.contentType(), answer.body());
  }
}
