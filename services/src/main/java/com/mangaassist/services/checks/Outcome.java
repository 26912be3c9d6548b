package com.mangaassist.services.checks;

/**
 * What came of an expectation.
 *
 * @param actual what the answer had in its place, for people
 */
public record Outcome(Expectation expectation, boolean passed, String actual) {}
