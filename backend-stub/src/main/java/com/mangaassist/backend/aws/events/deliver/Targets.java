package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.BusPolicy;
import com.mangaassist.backend.aws.events.state.LogLines;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Target;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Everything that a target's ARN may lead to. */
public final class Targets {

  private static final String LOG_GROUP = ":log-group:";

  private final QueueSink queues;
  private final FunctionInvoker functions;
  private final LogLines logs;
  private final Registry registry;
  private final Intake intake;
  private final Arns arns;
  private final Clock clock;

  /** Targets of this region and account. */
  public Targets(
      QueueSink queues,
      FunctionInvoker functions,
      LogLines logs,
      Registry registry,
      Intake intake,
      Arns arns,
      Clock clock) {
    this.queues = queues;
    this.functions = functions;
    this.logs = logs;
    this.registry = registry;
    this.intake = intake;
    this.arns = arns;
    this.clock = clock;
  }

  /**
   * Sends to one target; when it returns the target has it.
   *
   * @param input what the target is sent
   * @param letter the whole event, which is what another bus is sent, and its trace
   * @throws SinkException it was not taken, and whether it may be later
   */
  void send(Target target, String input, Letter letter) throws SinkException {
    String arn = target.arn();
    String[] parts = arn.split(":", 4);
    switch (parts.length > 2 ? parts[2] : "") {
      case "sqs" ->
          queues.send(
              arn,
              input,
              Map.of(),
              target.wire().path("SqsParameters").path("MessageGroupId").textValue(),
              letter.traceHeader());
      case "lambda" -> functions.invoke(arn, input, letter.traceHeader());
      case "logs" -> log(arn, input);
      case "events" -> forward(arn, letter);
      default ->
          throw SinkException.forGood(
              "SDK_CLIENT_ERROR", "Targets of the service of " + arn + " are not supported here.");
    }
  }

  private void log(String arn, String input) throws SinkException {
    int at = arn.indexOf(LOG_GROUP);
    if (at < 0) {
      throw SinkException.forGood("NO_RESOURCE", "The specified log group does not exist.");
    }
    String group = arn.substring(at + LOG_GROUP.length());
    String name = group.endsWith(":*") ? group.substring(0, group.length() - 2) : group;
    kept(() -> logs.add(name, clock.millis(), input).join());
  }

  private void forward(String arn, Letter letter) throws SinkException {
    String bus = Arns.nameOf(arn);
    Optional<Bus> found = arns.foreign(arn) ? Optional.empty() : registry.bus(bus);
    if (arns.foreign(arn)
        || found.filter(each -> BusPolicy.deniesPutEvents(each, arns)).isPresent()) {
      throw SinkException.forGood(
          "NO_PERMISSIONS", "Not authorized to perform events:PutEvents on " + arn + ".");
    }
    if (found.isEmpty()) {
      throw SinkException.forGood("NO_RESOURCE", "Event bus " + arn + " does not exist.");
    }
    kept(
        () ->
            intake
                .put(
                    bus,
                    List.of(letter.event()),
                    Batch.traces(Collections.singletonList(letter.traceHeader())),
                    Intake.Origin.BUS)
                .join());
  }

  private static void kept(Runnable write) throws SinkException {
    try {
      write.run();
    } catch (CompletionException e) {
      throw SinkException.forNow("INTERNAL_ERROR", "The target could not keep it.");
    }
  }
}
