package com.mangaassist.services.events;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How busy the bus is.
 *
 * @param lastMinute events that the pipeline put on the bus in the last 60 seconds
 * @param deadLetters messages in the pipeline's dead-letter queues; null while they are not known
 */
public record EventFigures(long lastMinute, @Nullable Long deadLetters) {

  /** Where the figures are found. Calls block; use a background thread. */
  @FunctionalInterface
  public interface Source {

    /**
     * Those of now.
     *
     * @throws IOException if the gateway cannot be reached or refuses; the message is for people
     */
    EventFigures events() throws IOException;
  }
}
