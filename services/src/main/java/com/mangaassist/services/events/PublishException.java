package com.mangaassist.services.events;

/** A call to the bus failed as a whole: none of its events is known to have arrived. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  /**
   * A failed call.
   *
   * @param permanent the same call will be refused again: an entry in it is not valid
   * @param message for people
   */
  public PublishException(boolean permanent, String message, Throwable cause) {
    super(message, cause);
    this.permanent = permanent;
  }

  /** Whether the same call will be refused again. */
  public boolean permanent() {
    return permanent;
  }
}
