package com.mangaassist.backend.pipeline.dialogue;

import java.util.Locale;

/** What weighs on the customer, as far as the message tells it. */
public enum Distress {
  NONE,
  /** Thoughts of ending the own life, or of hurting oneself. */
  SELF_HARM,
  /** The same of somebody whom the customer worries about. */
  SELF_HARM_OF_ANOTHER,
  /** Beaten or threatened by somebody close. */
  VIOLENCE,
  /** The same by parents: the customer may be a child. */
  VIOLENCE_OF_PARENTS,
  /** Somebody close, or an animal, has died or left. */
  LOSS,
  LONELINESS,
  LOW_SPIRITS;

  /** As prompts name it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing may be sold to somebody in this state. */
  public boolean needsHelp() {
    return switch (this) {
      case SELF_HARM, SELF_HARM_OF_ANOTHER, VIOLENCE, VIOLENCE_OF_PARENTS -> true;
      case NONE, LOSS, LONELINESS, LOW_SPIRITS -> false;
    };
  }

  /** Whether a word of comfort comes first, and what cheers up after it. */
  public boolean wantsComfort() {
    return this != NONE && !needsHelp();
  }
}
