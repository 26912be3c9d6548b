package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.LocatedOperation;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.query.QueryOperation;
import com.mangaassist.backend.aws.shapes.MemberTypes;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQS's stand-in: every operation once, for JSON and Query alike. */
public final class Sqs implements AutoCloseable {

  /** The service's signing name, and its name among the faults. */
  public static final String SERVICE = "sqs";

  /** AWS's quota of messages that were received and not yet deleted. */
  public static final int IN_FLIGHT_LIMIT = 120_000;

  private final SqsStore store;
  private final QueueArns arns;
  private final MoveTasks moves;
  private final QueueSink sink;
  private final List<JsonTarget> targets = new ArrayList<>();
  private final List<QueryOperation> queries = new ArrayList<>();

  /**
   * What the stand-in is made of.
   *
   * @param folder where its store is kept
   * @param largestMessage in bytes; the bound and default of MaximumMessageSize
   * @param namesRest whether a deleted queue's name rests for a minute, as at AWS
   * @param inFlightLimit messages of a queue that may be out at a time
   */
  public record Settings(
      Path folder,
      String region,
      String account,
      Clock clock,
      RequestIds ids,
      Pause pause,
      int largestMessage,
      boolean namesRest,
      int inFlightLimit) {}

  /** Waits between two messages of a move task; whoever wires it decides how time passes. */
  @FunctionalInterface
  public interface Pause {
    /** Waits. */
    void pause(Duration time) throws InterruptedException;
  }

  private Sqs(Settings settings) {
    Clock clock = settings.clock();
    store = SqsStore.open(settings.folder());
    arns = new QueueArns(settings.region(), settings.account());
    Signals signals = new Signals();
    QueueLookup lookup = new QueueLookup(store, arns);
    QueueAttributes attributes = new QueueAttributes(settings.largestMessage());
    Drafts drafts = new Drafts(attributes, settings.ids(), clock);
    moves = new MoveTasks(store, arns, signals, settings.ids(), clock, settings.pause()::pause);
    SendOperations sends = new SendOperations(store, lookup, drafts, signals, clock);
    sink = new SqsSink(store, arns, drafts, sends, settings.ids(), clock);
    queues(
        new QueueOperations(store, lookup, attributes, signals, clock, settings.namesRest()),
        new AttributeOperations(store, lookup, attributes, clock),
        new PermissionOperations(store, lookup, clock));
    messages(
        sends,
        new ReceiveOperation(store, lookup, signals, clock, settings.inFlightLimit()),
        new SettleOperations(store, lookup, signals, clock));
    moveTasks(new MoveTaskOperations(store, arns, moves, settings.ids(), clock));
    moves.resume();
  }

  /** Opens its store and goes on with the move tasks that were left. */
  public static Sqs open(Settings settings) {
    return new Sqs(settings);
  }

  private void queues(
      QueueOperations queues, AttributeOperations attributes, PermissionOperations permissions) {
    add("CreateQueue", SqsApi.CREATE, SqsApi.URL, queues::create);
    add("GetQueueUrl", SqsApi.NAME, SqsApi.URL, queues::url);
    add("ListQueues", SqsApi.LIST, SqsApi.LISTED, queues::list);
    add("DeleteQueue", SqsApi.QUEUE, null, queues::delete);
    add("PurgeQueue", SqsApi.QUEUE, null, queues::purge);
    add("TagQueue", SqsApi.TAG, null, queues::tag);
    add("UntagQueue", SqsApi.UNTAG, null, queues::untag);
    add("ListQueueTags", SqsApi.QUEUE, SqsApi.TAGS, queues::tags);
    add("GetQueueAttributes", SqsApi.GET_ATTRIBUTES, SqsApi.ATTRIBUTES, attributes::get);
    add("SetQueueAttributes", SqsApi.SET_ATTRIBUTES, null, attributes::set);
    add(
        "ListDeadLetterSourceQueues",
        SqsApi.SOURCES,
        SqsApi.SOURCES_LISTED,
        attributes::deadLetterSources);
    add("AddPermission", SqsApi.ADD_PERMISSION, null, permissions::add);
    add("RemovePermission", SqsApi.REMOVE_PERMISSION, null, permissions::remove);
  }

  private void messages(SendOperations sends, ReceiveOperation receive, SettleOperations settle) {
    add("SendMessage", SqsApi.SEND, SqsApi.SENT, sends::send);
    add("SendMessageBatch", SqsApi.SEND_BATCH, SqsApi.SENT_BATCH, sends::sendBatch);
    add("ReceiveMessage", SqsApi.RECEIVE, SqsApi.RECEIVED, receive::receive);
    add("DeleteMessage", SqsApi.DELETE, null, settle::delete);
    add("DeleteMessageBatch", SqsApi.DELETE_BATCH, SqsApi.DELETED_BATCH, settle::deleteBatch);
    add("ChangeMessageVisibility", SqsApi.CHANGE, null, settle::changeVisibility);
    add(
        "ChangeMessageVisibilityBatch",
        SqsApi.CHANGE_BATCH,
        SqsApi.CHANGED_BATCH,
        settle::changeVisibilityBatch);
  }

  private void moveTasks(MoveTaskOperations tasks) {
    add(
        "StartMessageMoveTask",
        SqsApi.START_MOVE,
        SqsApi.TASK,
        (input, caller) -> tasks.start(input));
    add(
        "CancelMessageMoveTask",
        SqsApi.TASK,
        SqsApi.CANCELLED,
        (input, caller) -> tasks.cancel(input));
    add(
        "ListMessageMoveTasks",
        SqsApi.LIST_MOVES,
        SqsApi.MOVES,
        (input, caller) -> tasks.list(input));
  }

  private void add(
      String name, Structure input, @Nullable Structure output, LocatedOperation operation) {
    targets.add(MemberTypes.typed(new JsonTarget(SERVICE, "AmazonSQS." + name, operation), input));
    queries.add(new QueryOperation(SqsApi.API, name, input, output, operation));
  }

  /** Its operations for AWS JSON. */
  public List<JsonTarget> targets() {
    return List.copyOf(targets);
  }

  /** Its operations for Query. */
  public List<QueryOperation> queries() {
    return List.copyOf(queries);
  }

  /** The path, besides the root, under which older clients address a queue. */
  public String queuePath() {
    return arns.path();
  }

  /** How other stand-ins send to its queues. */
  public QueueSink sink() {
    return sink;
  }

  /** Why its store cannot be written at the moment; else empty. */
  public String trouble() {
    return store.trouble();
  }

  /** Stops the move tasks and closes the store. */
  @Override
  public void close() {
    moves.close();
    store.close();
  }
}
