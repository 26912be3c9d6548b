package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Starting, listing and cancelling the redrive of dead letters. */
final class MoveTaskOperations {
  private static final int FASTEST = 500;
  private static final int MOST_RESULTS = 10;

  private final SqsStore store;
  private final QueueArns arns;
  private final DeadLetterQueues deadLetters;
  private final MoveTasks tasks;
  private final RequestIds ids;
  private final Clock clock;

  MoveTaskOperations(SqsStore store, QueueArns arns, MoveTasks tasks, RequestIds ids, Clock clock) {
    this.store = store;
    this.arns = arns;
    this.deadLetters = new DeadLetterQueues(store, arns);
    this.tasks = tasks;
    this.ids = ids;
    this.clock = clock;
  }

  JsonNode start(JsonNode json) throws AwsFault {
    Input input = new Input(json);
    String sourceArn = input.required("SourceArn");
    Queue source = queue("SourceArn", sourceArn);
    if (deadLetters.sources(source).isEmpty()) {
      throw SqsFaults.invalid("Source queue must be configured as a Dead Letter Queue.");
    }
    Optional<String> destination = input.text("DestinationArn").filter(arn -> !arn.isEmpty());
    if (destination.isPresent()) {
      Queue target = queue("DestinationArn", destination.get());
      if (target.id() == source.id()) {
        throw SqsFaults.invalid("Source queue and destination queue cannot be the same.");
      }
      if (target.fifo() != source.fifo()) {
        throw SqsFaults.invalid("Source and destination queues must be of the same type.");
      }
    }
    int rate =
        input.whole(
            "MaxNumberOfMessagesPerSecond",
            1,
            FASTEST,
            "Must be between 1 and 500, if provided.",
            0);
    String handle = handle(sourceArn);
    long id =
        store.write(
            c -> {
              SqsStore.requireAlive(c, source);
              if (MoveTask.ofSource(c, sourceArn, 1).stream().anyMatch(MoveTask::running)) {
                throw SqsFaults.invalid(
                    "There is already a task running. Only one active task is allowed for a source"
                        + " queue arn at a given time.");
              }
              return MoveTask.insert(
                  c,
                  new MoveTask(
                      0,
                      handle,
                      sourceArn,
                      destination.orElse(null),
                      rate == 0 ? null : rate,
                      MoveTask.RUNNING,
                      clock.millis(),
                      0,
                      Counts.of(c, source, clock.millis()).visible(),
                      null));
            });
    tasks.start(id);
    return Json.object().put("TaskHandle", handle);
  }

  private String handle(String sourceArn) {
    String text = Json.write(Json.object().put("taskId", ids.next()).put("sourceArn", sourceArn));
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Queue queue(String parameter, String arn) throws AwsFault {
    if (arn.split(":", -1).length != 6) {
      throw SqsFaults.invalid(
          "You must use this format to specify the "
              + parameter
              + ": arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
    }
    return arns.name(arn).flatMap(store::queue).orElseThrow(() -> unknown(parameter));
  }

  private static AwsFault unknown(String parameter) {
    return SqsFaults.noResource(
        "The resource that you specified for the " + parameter + " parameter doesn't exist.");
  }

  JsonNode list(JsonNode json) throws AwsFault {
    Input input = new Input(json);
    String sourceArn = input.required("SourceArn");
    queue("SourceArn", sourceArn);
    int most =
        input.whole("MaxResults", 1, MOST_RESULTS, "Must be between 1 and 10, if provided.", 1);
    ArrayNode results = Json.object().putArray("Results");
    store
        .write(c -> MoveTask.ofSource(c, sourceArn, most))
        .forEach(task -> results.add(json(task)));
    ObjectNode answer = Json.object();
    answer.set("Results", results);
    return answer;
  }

  private static ObjectNode json(MoveTask task) {
    ObjectNode json = Json.object();
    if (task.running()) {
      json.put("TaskHandle", task.handle());
    }
    json.put("Status", task.status()).put("SourceArn", task.source());
    if (task.destination() != null) {
      json.put("DestinationArn", task.destination());
    }
    if (task.rate() != null) {
      json.put("MaxNumberOfMessagesPerSecond", task.rate());
    }
    json.put("ApproximateNumberOfMessagesMoved", task.moved())
        .put("ApproximateNumberOfMessagesToMove", task.toMove());
    if (task.failure() != null) {
      json.put("FailureReason", task.failure());
    }
    return json.put("StartedTimestamp", task.startedAt());
  }

  JsonNode cancel(JsonNode json) throws AwsFault {
    String handle = new Input(json).required("TaskHandle");
    queue("SourceArn", sourceOf(handle));
    int moved =
        store.write(
            c -> {
              Optional<MoveTask> task = MoveTask.of(c, handle);
              if (task.isEmpty()) {
                throw SqsFaults.noResource("Task does not exist.");
              }
              if (!task.get().running()) {
                throw SqsFaults.invalid("Only active tasks can be cancelled.");
              }
              task.get().end(c, MoveTask.CANCELLED, null);
              return task.get().moved();
            });
    return Json.object().put("ApproximateNumberOfMessagesMoved", moved);
  }

  private static String sourceOf(String handle) throws AwsFault {
    try {
      JsonNode json =
          Json.parse(new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8));
      if (json.path("taskId").isTextual() && json.path("sourceArn").isTextual()) {
        return json.path("sourceArn").textValue();
      }
    } catch (IllegalArgumentException | MalformedJsonException e) {
      throw SqsFaults.invalid("Value for parameter TaskHandle is invalid.");
    }
    throw SqsFaults.invalid("Value for parameter TaskHandle is invalid.");
  }
}
