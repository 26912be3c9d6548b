package com.mangaassist.backend.aws;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.Gzip;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Unpacks bodies that came packed before anything is read from them; signed as they came. */
public final class PackedBodies {
  private final RequestIds requestIds;

  /** Refusals carry ids of {@code requestIds}. */
  public PackedBodies(RequestIds requestIds) {
    this.requestIds = requestIds;
  }

  /** The same route, for packed bodies too; refusals in the protocol of the request. */
  public Route unpack(Route route, Function<HttpRequest, AwsProtocol> protocols) {
    return route.handledBy(
        (request, reply) -> {
          Optional<HttpRequest> unpacked = unpacked(request, reply, protocols);
          if (unpacked.isPresent()) {
            route.handler().handle(unpacked.get(), reply);
          }
        });
  }

  /** Empty when the body cannot be unpacked and the client was told. */
  private Optional<HttpRequest> unpacked(
      HttpRequest request, HttpReply reply, Function<HttpRequest, AwsProtocol> protocols)
      throws IOException {
    if (request.header("content-encoding").isEmpty()) {
      return Optional.of(request);
    }
    try {
      return Optional.of(new Unpacked(request, Gzip.body(request)));
    } catch (AwsFault fault) {
      protocols.apply(request).send(reply, fault, requestIds.next());
      return Optional.empty();
    }
  }

  private static final class Unpacked implements HttpRequest {
    private final HttpRequest packed;
    private final byte[] body;

    Unpacked(HttpRequest packed, byte[] body) {
      this.packed = packed;
      this.body = body;
    }

    @Override
    public String method() {
      return packed.method();
    }

    @Override
    public String protocol() {
      return packed.protocol();
    }

    @Override
    public String rawPath() {
      return packed.rawPath();
    }

    @Override
    public String path() {
      return packed.path();
    }

    @Override
    public String pathParameter(String name) {
      return packed.pathParameter(name);
    }

    @Override
    public String rawQuery() {
      return packed.rawQuery();
    }

    @Override
    public Optional<String> queryParameter(String name) {
      return packed.queryParameter(name);
    }

    @Override
    public Optional<String> header(String name) {
      return packed.header(name);
    }

    @Override
    public Map<String, List<String>> headers() {
      return packed.headers();
    }

    @Override
    public long receivedNanos() {
      return packed.receivedNanos();
    }

    @Override
    public byte[] body() {
      return body;
    }

    @Override
    public <T> Optional<T> attribute(String name, Class<T> type) {
      return packed.attribute(name, type);
    }

    @Override
    public void setAttribute(String name, Object value) {
      packed.setAttribute(name, value);
    }
  }
}
