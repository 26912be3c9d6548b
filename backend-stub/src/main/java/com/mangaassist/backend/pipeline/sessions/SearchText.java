package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.services.chat.SearchFold;

/** What is searched of a turn, and how the index is asked for it. */
final class SearchText {

  private SearchText() {}

  /** Message and answer as one text; the line between them cannot be part of a query's match. */
  static String fold(String message, String answer) {
    return SearchFold.fold(message) + '\u001f' + SearchFold.fold(answer);
  }

  /** A phrase for a trigram MATCH. */
  static String phrase(String folded) {
    return '"' + folded.replace("\"", "\"\"") + '"';
  }

  /** True when the trigram index can find it: it knows nothing shorter than three characters. */
  static boolean indexed(String folded) {
    return folded.codePointCount(0, folded.length()) >= 3;
  }
}
