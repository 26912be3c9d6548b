package com.mangaassist.backend.pipeline.retrieval;

/**
 * A title that the customer named.
 *
 * @param confidence 1 for the exact title, less for a partial or misspelt one, above 0
 * @param at where it begins among the words; of two titles the lower one was named first
 */
public record TitleMatch(Product product, Kind kind, double confidence, int at) {
  /** How the words met the title, the surest first. */
  public enum Kind {
    /** The title, a nickname of the catalogue or a title in the other language. */
    EXACT,
    /** The same sounds in another script or spelling. */
    READING,
    /** The beginning or another whole part of the title. */
    PART,
    /** A fan abbreviation that the catalogue does not list. */
    ABBREVIATION,
    /** A misspelling. */
    FUZZY
  }
}
