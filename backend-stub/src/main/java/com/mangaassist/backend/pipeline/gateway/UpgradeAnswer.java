package com.mangaassist.backend.pipeline.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The answer to an upgrade as the gateway gives it: without the library's name, and in JSON where
 * the library has a page.
 */
final class UpgradeAnswer {

  private static final String END = "\r\n";

  private UpgradeAnswer() {}

  /**
   * The same answer for the client. The buffer stays as it is.
   *
   * @param broken true for the answer to what is no upgrade because it is no HTTP
   */
  static ByteBuffer of(ByteBuffer written, boolean broken) {
    String text = ISO_8859_1.decode(written.duplicate()).toString();
    String status = text.substring(0, Math.max(0, text.indexOf(END)));
    return ISO_8859_1.encode(
        status.contains(" 101 ")
            ? unsigned(text)
            : status.contains(" 500 ")
                ? refusal(500, "Internal Server Error")
                : broken ? refusal(400, "Bad Request") : refusal(404, "Not Found"));
  }

  private static String unsigned(String text) {
    return text.lines()
        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("server:"))
        .collect(Collectors.joining(END, "", END));
  }

  /** The contract has 404 for each refusal; the version is what RFC 6455 wants to be told. */
  private static String refusal(int status, String words) {
    String body = "{\"message\":\"" + words + "\"}";
    return String.join(
        END,
        "HTTP/1.1 " + status + " " + words,
        "Content-Type: application/json",
        "Content-Length: " + body.length(),
        "Sec-WebSocket-Version: " + UpgradeGuard.VERSION,
        "Connection: close",
        "",
        body);
  }
}
