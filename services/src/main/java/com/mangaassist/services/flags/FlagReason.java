package com.mangaassist.services.flags;

/** Why a flag evaluated as it did; the names are OpenFeature's, OVERRIDDEN is our own. */
public enum FlagReason {
  /** The value does not depend on who asks. */
  STATIC,
  /** The flag is not meant for the user's segment: its default value. */
  DEFAULT,
  /** A rule on the user's segment gives all of it the same. */
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
