package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.integration.Backends;
import com.mangaassist.backend.pipeline.integration.FunctionHost;
import com.mangaassist.backend.pipeline.integration.Integration;
import com.mangaassist.backend.pipeline.integration.IntegrationHandler;
import com.mangaassist.backend.pipeline.integration.Integrations;
import com.mangaassist.backend.pipeline.integration.ModelInvoker;
import com.mangaassist.backend.pipeline.integration.PrivateListener;
import com.mangaassist.backend.pipeline.integration.Stage;
import com.mangaassist.backend.pipeline.mesh.Mesh;
import com.mangaassist.backend.pipeline.mesh.MeshSettings;
import com.mangaassist.backend.pipeline.mesh.MutualTls;
import com.mangaassist.backend.pipeline.recommend.Recommender;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The side of the gateway that customers never see: what its integrations reach. */
final class Backside implements AutoCloseable {

  private final Integrations integrations;
  private final Stage stage;
  private final List<PrivateListener> orchestrators = new ArrayList<>();
  private final Mesh mesh;
  private final Backends backends;

  /** What stands there. */
  record Parts(Recommender recommender, RecommendationNotes notes, ProductIndex index) {}

  Backside(
      byte[] openApi,
      Stage stage,
      MeshSettings settings,
      Parts parts,
      ModelInvoker models,
      Traces traces,
      Duration limit,
      Clock clock) {
    this.stage = stage;
    try {
      this.integrations = Integrations.of(Json.parse(openApi));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String credential = HexFormat.of().formatHex(secret);
    var door = new OrchestratorDoor(traces, clock);
    MutualTls tls = settings.tls();
    SSLContext side = tls == null ? null : tls.forOrchestrator();
    for (int i = 0; i < settings.orchestrators(); i++) {
      orchestrators.add(
          PrivateListener.start(credential, door, side, gateway -> routes(gateway, parts)));
    }
    this.mesh =
        Mesh.start(
            settings,
            orchestrators.stream().map(PrivateListener::address).toList(),
            credential,
            clock);
    this.backends = new Backends(mesh, models, stage.functions(), limit, clock);
  }

  private static List<Route> routes(Authentication gateway, Parts parts) {
    var recommend = new RecommendRoute(parts.recommender(), parts.notes());
    var products = new ProductRoutes(parts.index(), parts.recommender());
    var functions = new FunctionHost(Map.of("MangaAssist-Recommend", recommend));
    return List.of(
        new Route("GET", Mesh.HEALTH, gateway, Backside::well),
        new Route("POST", FunctionHost.PATH, gateway, functions),
        new Route("GET", "/orchestrator/products/{productId}", gateway, products::show),
        new Route("GET", "/orchestrator/products/{productId}/similar", gateway, products::similar));
  }

  private static void well(HttpRequest request, HttpReply reply) throws IOException {
    Replies.json(reply, 200, "{\"status\":\"healthy\"}");
  }

  /** What answers a route whose description names an integration. */
  Handler handler(String method, String pathTemplate) {
    Integration integration =
        integrations
            .of(method, pathTemplate)
            .orElseThrow(
                () -> new IllegalStateException(pathTemplate + " describes no integration"));
    return new IntegrationHandler(method + " " + pathTemplate, integration, stage, backends);
  }

  /** Where the first private listener is. */
  String privateAddress() {
    return orchestrators.getFirst().address();
  }

  /** The way to the orchestrator. */
  Mesh mesh() {
    return mesh;
  }

  @Override
  public void close() {
    mesh.close();
    orchestrators.forEach(PrivateListener::close);
  }
}
