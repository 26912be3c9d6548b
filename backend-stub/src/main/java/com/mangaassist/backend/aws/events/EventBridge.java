package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.EventStore;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.RequestIds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** EventBridge's stand-in: event buses, and events that are validated and kept. */
public final class EventBridge implements AutoCloseable {

  /** The service's signing name, and its name among the faults. */
  public static final String SERVICE = "events";

  /** How long events are kept, as the shop's archive keeps them. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final EventStore store;
  private final List<JsonTarget> targets;

  private EventBridge(EventStore store, Arns arns, RequestIds ids, Clock clock) {
    this.store = store;
    var buses = new BusOperations(store, arns, clock);
    var events = new PutEvents(store, arns, ids, clock);
    targets =
        List.of(
            target("PutEvents", events::call),
            target("CreateEventBus", buses::create),
            target("UpdateEventBus", buses::update),
            target("DescribeEventBus", buses::describe),
            target("ListEventBuses", buses::list),
            target("DeleteEventBus", buses::delete));
  }

  /** Opens its store in the folder. */
  public static EventBridge open(Path folder, Arns arns, RequestIds ids, Clock clock) {
    var store = EventStore.open(folder, clock.millis());
    store.forgetBefore(clock.millis() - KEPT.toMillis()).join();
    return new EventBridge(store, arns, ids, clock);
  }

  /** Its operations. */
  public List<JsonTarget> targets() {
    return targets;
  }

  /** The newest events of a bus, each as one line of JSON, the oldest first. */
  public List<String> latest(String bus, int batches) {
    return store.latest(bus, batches);
  }

  private static JsonTarget target(String name, JsonOperation operation) {
    return new JsonTarget(SERVICE, "AWSEvents." + name, operation);
  }

  /** Closes the store. */
  @Override
  public void close() {
    store.close();
  }
}
