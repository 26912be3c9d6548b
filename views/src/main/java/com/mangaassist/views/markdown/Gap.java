package com.mangaassist.views.markdown;

/** How far a block stands from the one above. */
public enum Gap {
  /** It goes on with the one above, which was too long for one block. */
  JOINED,
  /** An item of a list without blank lines. */
  TIGHT,
  NORMAL
}
