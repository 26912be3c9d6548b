package com.mangaassist.app.bench;

import com.mangaassist.services.connection.ConnectionFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A call of the gateway on the internal plan, made ready as bytes before the time runs. */
final class GatewayCall {

  private GatewayCall() {}

  /**
   * The bytes of a {@code POST}.
   *
   * @param path as "/v1/search"
   * @param json the body
   */
  static byte[] post(ConnectionFile at, String path, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST %s HTTP/1.1
        Host: 127.0.0.1:%d
        Authorization: Bearer %s
        X-Api-Key: %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(path, port(at), at.bearerToken(), at.loadApiKey(), body.length)
            .replace("\n", "\r\n");
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, whole, first.length, body.length);
    return whole;
  }

  /** The gateway's port. */
  static int port(ConnectionFile at) {
    return URI.create(at.restUrl()).getPort();
  }
}
