package com.mangaassist.services.traces;

import java.io.IOException;
import java.util.Optional;

/** Where traces are found. Calls block; use a background thread. */
@FunctionalInterface
public interface TraceSource {

  /**
   * What a message went through; empty when it was not recorded or is not kept any more.
   *
   * @throws IOException if the gateway cannot be reached or refuses; the message is for people
   */
  Optional<Trace> trace(String correlationId) throws IOException;
}
