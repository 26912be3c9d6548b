package com.mangaassist.backend.aws.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps the faults that were ordered and says which of them strike a call. Thread-safe. */
public final class FaultInjector {
  private static final class Ordered {
    private final Fault fault;
    private int left;

    private Ordered(Fault fault) {
      this.fault = fault;
      Integer count = fault.count();
      this.left = count == null ? Integer.MAX_VALUE : count;
    }
  }

  private final RandomGenerator random;
  private final List<Ordered> ordered = new ArrayList<>();

  /** Draws from {@code random} for faults with a probability below 1. */
  public FaultInjector(RandomGenerator random) {
    this.random = random;
  }

  /** Orders a fault, from the next call on. */
  public synchronized void add(Fault fault) {
    ordered.add(new Ordered(fault));
  }

  /** The faults that are not used up, oldest first. */
  public synchronized List<Fault> list() {
    return ordered.stream().map(each -> each.fault).toList();
  }

  /** Takes all faults back. */
  public synchronized void clear() {
    ordered.clear();
  }

  /** The faults that strike this call; each takes one off its count. */
  public synchronized List<Fault> strike(String service, String operation) {
    if (ordered.isEmpty()) {
      return List.of();
    }
    List<Fault> struck = new ArrayList<>();
    for (Ordered each : ordered) {
      if (each.fault.concerns(service, operation)
          && (each.fault.probability() >= 1 || random.nextDouble() < each.fault.probability())) {
        struck.add(each.fault);
        if (each.fault.count() != null) {
          each.left--;
        }
      }
    }
    ordered.removeIf(each -> each.left == 0);
    return List.copyOf(struck);
  }
}
