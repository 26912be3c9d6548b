package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.delivery.EventSink;
import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.events.deliver.Attempts;
import com.mangaassist.backend.aws.events.deliver.Backoff;
import com.mangaassist.backend.aws.events.deliver.DeadLetterSender;
import com.mangaassist.backend.aws.events.deliver.Deliveries;
import com.mangaassist.backend.aws.events.deliver.Delivery;
import com.mangaassist.backend.aws.events.deliver.FunctionInvoker;
import com.mangaassist.backend.aws.events.deliver.FunctionUrls;
import com.mangaassist.backend.aws.events.deliver.Intake;
import com.mangaassist.backend.aws.events.deliver.Janitor;
import com.mangaassist.backend.aws.events.deliver.Targets;
import com.mangaassist.backend.aws.events.replay.Replays;
import com.mangaassist.backend.aws.events.schedule.ScheduleTimer;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.EventStore;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.shapes.MemberTypes;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** EventBridge's stand-in: buses, rules, deliveries to targets, archives, replays, schedules. */
public final class EventBridge implements AutoCloseable {

  /** The service's signing name, and its name among the faults. */
  public static final String SERVICE = "events";

  /**
   * What it is made of.
   *
   * @param folder where its store is
   * @param queues targets and dead-letter queues
   * @param functions where functions are invoked
   * @param largestCall the most that the entries of a PutEvents may have together, in bytes
   * @param random makes the waits before retries uneven
   */
  public record Settings(
      Path folder,
      Arns arns,
      RequestIds ids,
      Clock clock,
      QueueSink queues,
      FunctionUrls functions,
      int largestCall,
      RandomGenerator random) {}

  private final EventStore store;
  private final Intake intake;
  private final FunctionInvoker functions;
  private final Delivery delivery;
  private final ScheduleTimer schedules;
  private final Replays replays;
  private final Janitor janitor;
  private final List<JsonTarget> targets;

  private EventBridge(Settings settings) {
    Clock clock = settings.clock();
    Arns arns = settings.arns();
    store = EventStore.open(settings.folder());
    Registry registry = Registry.open(store, clock.millis());
    var deliveries = new Deliveries(store.batches());
    intake = new Intake(registry, store.batches(), deliveries, arns, settings.ids(), clock);
    functions = new FunctionInvoker(settings.functions());
    var sinks =
        new Targets(settings.queues(), functions, store.logLines(), registry, intake, arns, clock);
    var attempts =
        new Attempts(
            arns,
            sinks,
            new DeadLetterSender(settings.queues(), arns),
            new Backoff(settings.random()),
            clock);
    delivery = new Delivery(store, registry, deliveries, attempts, clock);
    schedules = new ScheduleTimer(() -> registry.rules(Arns.DEFAULT_BUS), intake::fire, clock);
    replays = new Replays(store, registry, deliveries, arns, clock);
    janitor = new Janitor(store, registry, clock);
    Map<String, Structure> shapes = MemberShapes.byOperation();
    targets =
        operations(registry, settings).stream()
            .map(target -> MemberTypes.typed(target, shape(shapes, target)))
            .toList();
  }

  private List<JsonTarget> operations(Registry registry, Settings settings) {
    Clock clock = settings.clock();
    Arns arns = settings.arns();
    var events =
        new PutEvents(registry, intake, arns, settings.ids(), clock, settings.largestCall());
    var buses = new BusOperations(registry, arns, clock);
    var rules = new RuleOperations(registry, arns, clock, schedules::changed);
    var ruleTargets = new TargetOperations(registry, arns);
    var tags = new Tags(registry, arns);
    var permissions = new PermissionOperations(registry, arns, clock);
    List<JsonTarget> all = new ArrayList<>(archives(registry, arns, clock));
    all.addAll(logs(arns));
    all.addAll(
        List.of(
            target("PutPermission", permissions::put),
            target("RemovePermission", permissions::remove),
            target("PutEvents", events::call),
            target("TestEventPattern", TestEventPattern::call),
            target("CreateEventBus", buses::create),
            target("UpdateEventBus", buses::update),
            target("DescribeEventBus", buses::describe),
            target("ListEventBuses", buses::list),
            target("DeleteEventBus", buses::delete),
            target("PutRule", rules::put),
            target("DescribeRule", rules::describe),
            target("ListRules", rules::list),
            target("EnableRule", rules::enable),
            target("DisableRule", rules::disable),
            target("DeleteRule", rules::delete),
            target("ListRuleNamesByTarget", rules::namesByTarget),
            target("PutTargets", ruleTargets::put),
            target("RemoveTargets", ruleTargets::remove),
            target("ListTargetsByRule", ruleTargets::list),
            target("TagResource", tags::tag),
            target("UntagResource", tags::untag),
            target("ListTagsForResource", tags::list)));
    return List.copyOf(all);
  }

  private List<JsonTarget> logs(Arns arns) {
    var logs = new LogOperations(store.logLines(), arns);
    var lines = new LogEvents(store.logLines());
    return List.of(
        log("DescribeLogGroups", logs::groups),
        log("DescribeLogStreams", logs::streams),
        log("FilterLogEvents", lines::filter),
        log("GetLogEvents", lines::get));
  }

  /** Why its store or its background work fails now, such as a full disk; else empty. */
  public String trouble() {
    return Stream.of(store.trouble(), delivery.trouble(), janitor.trouble())
        .filter(trouble -> !trouble.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Structure shape(Map<String, Structure> shapes, JsonTarget target) {
    String name = target.target().substring(target.target().lastIndexOf('.') + 1);
    return Objects.requireNonNull(shapes.get(name), name);
  }

  private static JsonTarget log(String name, JsonOperation operation) {
    return new JsonTarget(LogCall.SERVICE, LogCall.TARGET + name, operation);
  }

  private List<JsonTarget> archives(Registry registry, Arns arns, Clock clock) {
    var archives = new ArchiveOperations(registry, store.archived(), arns, clock, janitor::look);
    var replaying = new ReplayOperations(registry, replays, arns, clock);
    return List.of(
        target("CreateArchive", archives::create),
        target("UpdateArchive", archives::update),
        target("DescribeArchive", archives::describe),
        target("ListArchives", archives::list),
        target("DeleteArchive", archives::delete),
        target("StartReplay", replaying::start),
        target("DescribeReplay", replaying::describe),
        target("ListReplays", replaying::list),
        target("CancelReplay", replaying::cancel));
  }

  /** Opens its store in the folder; nothing is delivered before {@link #start}. */
  public static EventBridge open(Settings settings) {
    return new EventBridge(settings);
  }

  /**
   * Deliveries, with those that an earlier run left, and schedules begin.
   *
   * @param endpoint where functions are invoked that have no address in the settings
   */
  public void start(URI endpoint) {
    functions.otherwiseAt(endpoint);
    delivery.start();
    schedules.start();
    replays.start();
    janitor.start();
  }

  /**
   * Functions that the settings give no address are there.
   *
   * @param credentials headers that they want to see
   */
  public void functionsAt(URI base, Map<String, String> credentials) {
    functions.at(base, credentials);
  }

  /**
   * Functions that run in this process, by their names.
   *
   * @param local each takes the payload and X-Ray's trace header, empty for none; false means a
   *     payload that it cannot read, an unchecked exception that it failed and may be asked again
   */
  public void functionsHere(Map<String, BiPredicate<String, String>> local) {
    functions.here(local);
  }

  /** Its operations. */
  public List<JsonTarget> targets() {
    return targets;
  }

  /** The default bus, for events that other stand-ins tell of themselves. */
  public EventSink sink() {
    return intake;
  }

  /** Functions, for other stand-ins that invoke them. */
  public FunctionSink functions() {
    return functions;
  }

  /** The newest events of a bus, each as one line of JSON, the oldest first. */
  public List<String> latest(String bus, int batches) {
    return store.batches().latest(bus, batches);
  }

  /** Waits until every delivery was tried once; those that failed may still be due again. */
  public void settled() {
    delivery.settled();
  }

  private static JsonTarget target(String name, JsonOperation operation) {
    return new JsonTarget(SERVICE, "AWSEvents." + name, operation);
  }

  /** Leaves what is not delivered to the next run and closes the store. */
  @Override
  public void close() {
    schedules.close();
    replays.close();
    janitor.close();
    delivery.close();
    functions.close();
    store.close();
  }
}
