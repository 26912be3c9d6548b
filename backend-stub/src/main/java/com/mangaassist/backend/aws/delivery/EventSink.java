package com.mangaassist.backend.aws.delivery;

import java.util.List;

/** The default event bus, for what stand-ins tell of themselves. */
@FunctionalInterface
public interface EventSink {

  /**
   * Puts one event on the default bus; when it returns the event is on the disk.
   *
   * @param source such as {@code aws.cloudwatch}, which outside callers may not use
   * @param detailType such as {@code CloudWatch Alarm State Change}
   * @param resources ARNs of what the event is about
   * @param detail a JSON object
   * @throws SinkException the bus does not take it
   */
  void put(String source, String detailType, List<String> resources, String detail)
      throws SinkException;

  /** There is no bus: events are lost. */
  static EventSink none() {
    return (source, detailType, resources, detail) -> {};
  }
}
