package com.mangaassist.backend.pipeline.mesh;

import com.mangaassist.backend.pipeline.mesh.MeshLog.Flag;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The way from the gateway to the orchestrator, as a sidecar proxy makes it: an instance that is
 * well is asked, the next one when that cannot be reached, and a line is written of each call.
 */
public final class Mesh implements AutoCloseable {

  /** The orchestrator's name, as a private namespace of service discovery would have it. */
  public static final String ORCHESTRATOR = "orchestrator.mangaassist.local";

  /** Where an instance says that it is well. */
  public static final String HEALTH = "/orchestrator/health";

  /** The header by which an instance of this process knows the gateway. */
  public static final String CREDENTIAL = "X-Gateway-Credential";

  private static final Duration PATIENCE_OF_A_CHECK = Duration.ofSeconds(2);

  /** Nobody wants a trace of a check. */
  private static final String UNTRACED = "Sampled=0";

  private final Upstream upstream;
  private final String scheme;
  private final EndpointRegistry registry;
  private final HealthChecks checks;
  private final String credential;
  private final Clock clock;

  /**
   * A call of a service or of any other address.
   *
   * @param to whose authority is the name of a service, or an address
   * @param requestId for the log
   * @param traceId for the log
   */
  public record Call(
      String method, URI to, Map<String, String> headers, String requestId, String traceId) {}

  private Mesh(EndpointRegistry registry, String credential, MeshSettings settings, Clock clock) {
    MutualTls tls = settings.tls();
    this.upstream = new Upstream(tls == null ? null : tls.forGateway());
    this.scheme = tls == null ? "http" : "https";
    this.registry = registry;
    this.credential = credential;
    this.clock = clock;
    this.checks = HealthChecks.start(registry, this::check, settings.checkEvery());
  }

  /**
   * Begins to look after the instances.
   *
   * @param own addresses of those in this process
   * @param credential what these ask for; no other address is told
   */
  public static Mesh start(
      MeshSettings settings, List<String> own, String credential, Clock clock) {
    List<Endpoint> all =
        Stream.concat(
                own.stream().map(address -> new Endpoint(address, true)),
                settings.endpoints().stream().map(address -> new Endpoint(address, false)))
            .toList();
    return new Mesh(new EndpointRegistry(ORCHESTRATOR, all, clock), credential, settings, clock);
  }

  /** True when both sides prove who they are. */
  public boolean mutualTls() {
    return scheme.equals("https");
  }

  /** Who is there. */
  public EndpointRegistry registry() {
    return registry;
  }

  /**
   * Calls and waits for the whole answer.
   *
   * @param limit for all attempts together
   * @throws HttpTimeoutException when the time is over
   * @throws IOException when nobody can be reached, or the connection breaks off
   */
  public HttpResponse<byte[]> call(Call call, byte[] body, Duration limit)
      throws IOException, InterruptedException {
    String authority = call.to().getAuthority();
    if (!registry.service().equals(authority)) {
      return logged(call, body, "-", new Endpoint(authority, false), call.to(), limit);
    }
    long end = System.nanoTime() + limit.toNanos();
    List<Endpoint> asked = registry.inTurn();
    for (int i = 0; ; i++) {
      Endpoint endpoint = asked.get(i);
      Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
      try {
        HttpResponse<byte[]> answer =
            logged(call, body, registry.service(), endpoint, located(call.to(), endpoint), left);
        registry.reached(endpoint);
        return answer;
      } catch (IOException e) {
        registry.failed(endpoint, e.getClass().getSimpleName());
        boolean another = i + 1 < asked.size() && System.nanoTime() < end;
        if (!another || !mayBeCalledAgain(call, e)) {
          throw e;
        }
      }
    }
  }

  /** What never arrived may be sent to another; what may have been done, only if it only reads. */
  private static boolean mayBeCalledAgain(Call call, IOException why) {
    return unreached(why)
        || (call.method().equals("GET") && !(why instanceof HttpTimeoutException));
  }

  private static boolean unreached(IOException why) {
    return why instanceof ConnectException || why instanceof HttpConnectTimeoutException;
  }

  private HttpResponse<byte[]> logged(
      Call call, byte[] body, String service, Endpoint at, URI to, Duration limit)
      throws IOException, InterruptedException {
    var line = new MeshLog.Line(call, body.length, service, at.address(), clock.instant());
    try {
      HttpResponse<byte[]> answer =
          upstream.call(call.method(), to, headers(call, at), body, limit);
      line.answered(answer, clock.instant());
      return answer;
    } catch (IOException e) {
      Flag flag =
          unreached(e)
              ? Flag.UNREACHED
              : e instanceof HttpTimeoutException ? Flag.TIMEOUT : Flag.CUT;
      line.failed(flag, clock.instant());
      throw e;
    }
  }

  private Map<String, String> headers(Call call, Endpoint at) {
    if (!at.own()) {
      return call.headers();
    }
    Map<String, String> all = new LinkedHashMap<>(call.headers());
    all.put(CREDENTIAL, credential);
    return all;
  }

  private URI located(URI to, Endpoint at) {
    String query = to.getRawQuery();
    return URI.create(
        scheme + "://" + at.address() + to.getRawPath() + (query == null ? "" : "?" + query));
  }

  private void check(Endpoint endpoint) throws IOException, InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Amzn-Trace-Id", UNTRACED);
    if (endpoint.own()) {
      headers.put(CREDENTIAL, credential);
    }
    HttpResponse<byte[]> answer =
        upstream.call(
            "GET",
            URI.create(scheme + "://" + endpoint.address() + HEALTH),
            headers,
            new byte[0],
            PATIENCE_OF_A_CHECK);
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
  }

  /** One look at each instance, now. */
  void look() throws InterruptedException {
    HealthChecks.look(registry, this::check);
  }

  @Override
  public void close() {
    checks.close();
    upstream.close();
  }
}
