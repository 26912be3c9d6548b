package com.mangaassist.backend.aws.bedrock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events (WHATWG HTML, 9.2.6); comments and names are passed over.
 */
final class ServerSentEvents {
  private static final String DATA = "data:";

  private final BufferedReader lines;

  ServerSentEvents(InputStream in) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** The data of the next event; null at the end. A last event need not end with a blank line. */
  @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && any) {
        return data.toString();
      }
      if (line.startsWith(DATA)) {
        if (any) {
          data.append('\n');
        }
        any = true;
        String value = line.substring(DATA.length());
        data.append(value.startsWith(" ") ? value.substring(1) : value);
      }
    }
    return any ? data.toString() : null;
  }
}
