package com.mangaassist.services.flags;

/** Why a flag evaluated as it did; the names are OpenFeature's, OVERRIDDEN is our own. */
public enum FlagReason {
  /** The value does not depend on who asks. */
  STATIC,
  /** The flag is known but nothing in it applies: its default value. */
  DEFAULT,
  /** A rule on the segment matched. */
  TARGETING_MATCH,
  /** The user's bucket decided. */
  SPLIT,
  /** The flag is switched off. */
  DISABLED,
  /** The caller named the model: no flag was asked. */
  OVERRIDDEN,
  /** The configuration could not be read; the fallback was used. */
  ERROR
}
