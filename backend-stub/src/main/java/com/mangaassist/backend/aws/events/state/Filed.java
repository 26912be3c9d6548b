package com.mangaassist.backend.aws.events.state;

import com.mangaassist.services.json.Utf8;

/**
 * Which events of a batch an archive keeps.
 *
 * @param archive {@link Archive#seq()}
 * @param first the earliest of their times, seconds since 1970
 * @param last the latest
 * @param mask bit n for the batch's event n
 * @param bytes of their text
 */
public record Filed(
    int archive, long batch, long first, long last, long mask, int events, long bytes) {

  /** One event, which stands in a place of its batch. */
  public static Filed one(int archive, long batch, int place, String event, long time) {
    int bytes = Utf8.length(event);
    return new Filed(archive, batch, time, time, 1L << place, 1, bytes);
  }

  /** Together with another event of the same batch. */
  public Filed with(Filed other) {
    return new Filed(
        archive,
        batch,
        Math.min(first, other.first),
        Math.max(last, other.last),
        mask | other.mask,
        events + other.events,
        bytes + other.bytes);
  }

  /** Whether it keeps the batch's event. */
  public boolean keeps(int event) {
    return (mask >>> event & 1) == 1;
  }
}
