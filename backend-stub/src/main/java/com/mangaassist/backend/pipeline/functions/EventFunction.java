package com.mangaassist.backend.pipeline.functions;

/** What one event leads to. An event may come more than once. */
@FunctionalInterface
public interface EventFunction {

  /**
   * Handles it; when this returns, what came of it is kept.
   *
   * @throws RuntimeException it did not work, and the event is to come again
   */
  void handle(BusEvent event);
}
