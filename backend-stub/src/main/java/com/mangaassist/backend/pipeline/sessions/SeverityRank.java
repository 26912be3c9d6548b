package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.services.chat.Severity;

/** Severities as the numbers that the table keeps: comparable, and fixed once rows exist. */
final class SeverityRank {

  private SeverityRank() {}

  static int of(Severity severity) {
    return switch (severity) {
      case NONE -> 0;
      case LOW -> 1;
      case MEDIUM -> 2;
      case HIGH -> 3;
      case CRITICAL -> 4;
    };
  }

  static Severity severity(int rank) {
    return switch (rank) {
      case 0 -> Severity.NONE;
      case 1 -> Severity.LOW;
      case 2 -> Severity.MEDIUM;
      case 3 -> Severity.HIGH;
      case 4 -> Severity.CRITICAL;
      default -> throw new IllegalArgumentException("No severity has rank " + rank);
    };
  }
}
