package com.mangaassist.backend.pipeline.retrieval;

/** An order the customer asked for. */
public enum Preference {
  CHEAPEST,
  SHORTEST,
  LONGEST,
  NEWEST,
  OLDEST
}
