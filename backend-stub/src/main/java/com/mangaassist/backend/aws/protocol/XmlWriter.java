package com.mangaassist.backend.aws.protocol;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements one after the other, escaped; characters that XML cannot carry are replaced. */
public final class XmlWriter {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out = new StringBuilder(512);
  private final Deque<String> open = new ArrayDeque<>();

  /** A document with its declaration and root element; no namespace when it is empty. */
  public XmlWriter(String root, String namespace) {
    out.append("<?xml version=\"1.0\"?>\n<").append(root);
    if (!namespace.isEmpty()) {
      out.append(" xmlns=\"");
      escape(namespace);
      out.append('"');
    }
    out.append('>');
    open.push(root);
  }

  /** Opens an element. */
  public XmlWriter open(String name) {
    out.append('<').append(name).append('>');
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last. */
  public XmlWriter close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with a text. */
  public XmlWriter element(String name, String text) {
    open(name);
    escape(text);
    return close();
  }

  /** Closes what is open and yields the document. */
  public String end() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        // A parser would read a bare one as a line feed.
        case '\r' -> out.append("&#xD;");
        case '\n', '\t' -> out.append(c);
        default -> i = character(text, i, c);
      }
    }
  }

  /** Writes one character, or the pair that begins at {@code i}; yields where it ended. */
  private int character(String text, int i, char c) {
    boolean paired =
        Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
    if (paired) {
      out.append(c).append(text.charAt(i + 1));
      return i + 1;
    }
    boolean impossible = c < ' ' || Character.isSurrogate(c) || c > '\uFFFD';
    out.append(impossible ? REPLACEMENT : c);
    return i;
  }
}
