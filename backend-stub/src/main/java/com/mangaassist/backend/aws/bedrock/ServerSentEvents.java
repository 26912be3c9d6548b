package com.mangaassist.backend.aws.bedrock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events (WHATWG HTML, 9.2.6); comments and names are passed over. An
 * event is held as a whole, so it may not be endless.
 */
final class ServerSentEvents {
  /** Characters of one event: far more than any chunk of an answer has. */
  static final int LONGEST = 4 << 20;

  private static final String DATA = "data:";

  private final BufferedReader lines;

  ServerSentEvents(InputStream in) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /**
   * The data of the next event; null at the end. A last event need not end with a blank line.
   *
   * @throws IOException also when the event is longer than {@link #LONGEST}
   */
  @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty() && any) {
        return data.toString();
      }
      if (line.startsWith(DATA)) {
        if (any) {
          data.append('\n');
        }
        any = true;
        if (data.length() + line.length() > LONGEST) {
          throw tooLong();
        }
        String value = line.substring(DATA.length());
        data.append(value.startsWith(" ") ? value.substring(1) : value);
      }
    }
    return any ? data.toString() : null;
  }

  /** A line without its end, which is LF, CR or both; null at the end. */
  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int read = lines.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n' && read != '\r'; read = lines.read()) {
      if (line.length() == LONGEST) {
        throw tooLong();
      }
      line.append((char) read);
    }
    if (read == '\r') {
      lines.mark(1);
      if (lines.read() != '\n') {
        lines.reset();
      }
    }
    return line.toString();
  }

  private static IOException tooLong() {
    return new IOException("An event of the stream has no end");
  }
}
