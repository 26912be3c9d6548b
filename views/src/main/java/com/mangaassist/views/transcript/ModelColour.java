package com.mangaassist.views.transcript;

/** The colour of a model, the same everywhere. */
public enum ModelColour {
  TEAL,
  VIOLET,
  AMBER,
  GREY
}
