package com.mangaassist.backend.pipeline.retrieval;

import java.util.ArrayList;
import java.util.List;

/** Cuts RFC 4180 text (comma, double quotes, doubled quotes inside) into rows of fields. */
final class CsvRows {
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean quoted;

  private CsvRows() {}

  static List<List<String>> parse(String text) {
    var reader = new CsvRows();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled =
          c == '"' && reader.quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (doubled) {
        i++;
      }
      reader.take(c, doubled);
    }
    if (reader.field.length() > 0 || !reader.row.isEmpty()) {
      reader.endRow();
    }
    return reader.rows;
  }

  private void take(char c, boolean literalQuote) {
    if (literalQuote) {
      field.append(c);
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      field.append(c);
    } else if (c == ',') {
      endField();
    } else if (c == '\n') {
      endRow();
    } else if (c != '\r') {
      field.append(c);
    }
  }

  private void endField() {
    row.add(field.toString());
    field.setLength(0);
  }

  private void endRow() {
    endField();
    rows.add(row);
    row = new ArrayList<>();
  }
}
