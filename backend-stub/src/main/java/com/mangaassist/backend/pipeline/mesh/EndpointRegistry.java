package com.mangaassist.backend.pipeline.mesh;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of one service and how they are, as a service registry with health checks keeps
 * them. One that fails twice in a row, in a check or a call, is left out until it has passed two
 * checks in a row. When none is well all are asked: a check that errs must not shut the shop. Safe
 * for many threads.
 */
public final class EndpointRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointRegistry.class);
  private static final int IN_A_ROW = 2;

  private final String service;
  private final List<Watched> watched;
  private final Clock clock;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * How an instance is.
   *
   * @param since when it became so
   * @param trouble of its last failure; empty while it is well
   */
  public record State(Endpoint endpoint, boolean healthy, Instant since, String trouble) {}

  private static final class Watched {
    private final Endpoint endpoint;
    private State state;
    private int against;

    Watched(Endpoint endpoint, Instant now) {
      this.endpoint = endpoint;
      this.state = new State(endpoint, true, now, "");
    }
  }

  /**
   * All are taken for well until they prove otherwise.
   *
   * @param service its name in the mesh
   */
  public EndpointRegistry(String service, List<Endpoint> endpoints, Clock clock) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("a service has an endpoint");
    }
    this.service = service;
    this.clock = clock;
    this.watched = endpoints.stream().map(each -> new Watched(each, clock.instant())).toList();
  }

  /** The service's name in the mesh. */
  public String service() {
    return service;
  }

  /** Whom to ask, and whom next if that one cannot be reached; everybody's turn comes. */
  public List<Endpoint> inTurn() {
    List<Endpoint> well = new ArrayList<>();
    for (State each : states()) {
      if (each.healthy()) {
        well.add(each.endpoint());
      }
    }
    List<Endpoint> asked = well.isEmpty() ? new ArrayList<>(endpoints()) : well;
    Collections.rotate(asked, -Math.floorMod(turn.getAndIncrement(), asked.size()));
    return asked;
  }

  /** All instances. */
  List<Endpoint> endpoints() {
    return watched.stream().map(each -> each.endpoint).toList();
  }

  /** How all instances are now. */
  public List<State> states() {
    return watched.stream()
        .map(
            each -> {
              synchronized (each) {
                return each.state;
              }
            })
        .toList();
  }

  /** A call reached it: a failure of before was chance. One that is left out stays so. */
  void reached(Endpoint endpoint) {
    Watched of = of(endpoint);
    synchronized (of) {
      if (of.state.healthy()) {
        of.against = 0;
      }
    }
  }

  /** A check was passed. */
  void passed(Endpoint endpoint) {
    tell(endpoint, true, "");
  }

  /** A check or a call failed. */
  void failed(Endpoint endpoint, String why) {
    tell(endpoint, false, why);
  }

  private void tell(Endpoint endpoint, boolean well, String why) {
    Watched of = of(endpoint);
    synchronized (of) {
      if (of.state.healthy() == well) {
        of.against = 0;
        if (!well) {
          of.state = new State(endpoint, false, of.state.since(), why);
        }
        return;
      }
      of.against++;
      if (of.against < IN_A_ROW) {
        return;
      }
      of.against = 0;
      of.state = new State(endpoint, well, clock.instant(), why);
    }
    if (well) {
      LOG.info("{} at {} is back", service, endpoint.address());
    } else {
      LOG.warn("{} at {} is left out: {}", service, endpoint.address(), why);
    }
  }

  private Watched of(Endpoint endpoint) {
    for (Watched each : watched) {
      if (each.endpoint.equals(endpoint)) {
        return each;
      }
    }
    throw new IllegalArgumentException("not registered: " + endpoint);
  }
}
