package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.pipeline.mesh.Mesh;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Door;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.backend.platform.http.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The listener behind the gateway, as a load balancer behind a VPC link is: on a port of its own,
 * and for nobody but the gateway, which has a credential that is made anew at each start and never
 * leaves this process.
 */
public final class PrivateListener implements AutoCloseable {

  private final HttpServer server;

  private PrivateListener(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @param tls by which it knows the gateway besides; null for none
   * @param routes by who may call them
   */
  public static PrivateListener start(
      String credential,
      Door door,
      @Nullable SSLContext tls,
      Function<Authentication, List<Route>> routes) {
    List<Route> all =
        routes.apply(new GatewayOnly(credential)).stream().map(each -> each.behind(door)).toList();
    return new PrivateListener(HttpServer.start(new HttpServer.Settings(0, Set.of(), tls), all));
  }

  /** Such as {@code 127.0.0.1:1234}. */
  public String address() {
    return "127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  private record GatewayOnly(String credential) implements Authentication {
    @Override
    public String name() {
      return "the gateway's own credential";
    }

    @Override
    public Optional<Refusal> refuseHead(HttpRequest head) {
      return refuse(head);
    }

    @Override
    public Optional<Refusal> refuse(HttpRequest request) {
      byte[] given = request.header(Mesh.CREDENTIAL).orElse("").getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(credential.getBytes(StandardCharsets.UTF_8), given)
          ? Optional.empty()
          : Optional.of(Refusal.message(403, "Forbidden"));
    }

    @Override
    public String toString() {
      return "GatewayOnly[…]";
    }
  }
}
