package com.mangaassist.backend.aws.events.state;

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

  /** Whether it keeps the batch's event. */
  public boolean keeps(int event) {
    return (mask >>> event & 1) == 1;
  }
}
