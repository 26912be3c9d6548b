package com.mangaassist.backend.aws.query;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The parameters of a request, {@code a.b.1=x&…}, as a tree by the parts of their names. Strict:
 * what two readers could take for two things is refused.
 */
final class QueryForm {
  private static final int MOST_PARAMETERS = 100_000;
  private static final int LONGEST_NAME = 1_000;

  private int parameters;
  private final QueryNode root = new QueryNode();

  /** Adds the parameters of a body or of a query string. */
  void add(byte[] form) throws AwsFault {
    int start = 0;
    for (int i = 0; i <= form.length; i++) {
      if (i == form.length || form[i] == '&') {
        if (i > start) {
          addPair(form, start, i);
        }
        start = i + 1;
      }
    }
  }

  QueryNode root() {
    return root;
  }

  private void addPair(byte[] form, int start, int end) throws AwsFault {
    int equals = start;
    while (equals < end && form[equals] != '=') {
      equals++;
    }
    if (++parameters > MOST_PARAMETERS) {
      throw malformed("The request has too many parameters.");
    }
    String name = decode(form, start, equals);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw malformed("A parameter has no name, or one that is too long.");
    }
    root.put(name, equals < end ? decode(form, equals + 1, end) : "");
  }

  private static String decode(byte[] form, int start, int end) throws AwsFault {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      if (form[i] == '+') {
        decoded.write(' ');
      } else if (form[i] != '%') {
        decoded.write(form[i]);
      } else if (i + 2 < end && hex(form[i + 1]) >= 0 && hex(form[i + 2]) >= 0) {
        decoded.write(hex(form[i + 1]) << 4 | hex(form[i + 2]));
        i += 2;
      } else {
        throw malformed("The query string contains a syntax error.");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("The query string is not UTF-8.");
    }
  }

  /** ASCII only: Character.digit would take the digits of all scripts. */
  private static int hex(byte digit) {
    return digit < 0 ? -1 : Character.digit(digit, 16);
  }

  private static AwsFault malformed(String message) {
    return new AwsFault(404, "MalformedQueryString", message);
  }
}
