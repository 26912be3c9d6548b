package com.mangaassist.app.backend;

import com.mangaassist.app.data.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The HTTP port, known before the server listens: the pipeline's AWS clients need the address of
 * the stand-ins, and the server needs the pipeline's routes.
 */
final class FreePort {

  private FreePort() {}

  /**
   * That port, or any free one for 0.
   *
   * @throws Problem if it is taken
   */
  static int find(int wanted) throws Problem {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw taken(wanted, e);
    }
  }

  static Problem taken(int port, Exception cause) {
    return new Problem(
        "Port "
            + port
            + " on 127.0.0.1 is taken or not allowed; choose another one with --port N,"
            + " or leave it out for any free one.",
        cause);
  }
}
