package com.mangaassist.backend.pipeline.mesh;

import com.mangaassist.services.json.WrittenJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the mesh is set up, of {@code mesh.json} in the data folder: {@code {"orchestrators": 2,
 * "endpoints": ["127.0.0.1:4711"], "checkEverySeconds": 10, "mutualTls": true}}; each part may be
 * missing.
 *
 * @param orchestrators instances in this process, 1 to 8
 * @param endpoints addresses of others
 * @param checkEvery between two looks at an instance
 * @param tls by which both sides prove who they are; null when they do not
 */
public record MeshSettings(
    int orchestrators, List<String> endpoints, Duration checkEvery, @Nullable MutualTls tls) {

  private static final String FILE = "mesh.json";
  private static final String HOST_AND_PORT = "host:port, as 127.0.0.1:4711";
  private static final String MUTUAL_TLS = "mutualTls";
  private static final int MOST_ORCHESTRATORS = 8;
  private static final int LONGEST_SECONDS = 3_600;

  /** One instance, looked at as often as the document's infrastructure does at best. */
  public static final MeshSettings STANDARD =
      new MeshSettings(1, List.of(), Duration.ofSeconds(10), null);

  /** Copies the list. */
  public MeshSettings {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Those of a data folder.
   *
   * @throws IOException if the file cannot be used; the message is for people
   */
  public static MeshSettings of(Path dataFolder, Clock clock) throws IOException {
    Path file = dataFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return STANDARD;
    }
    try {
      WrittenJson json =
          WrittenJson.of(Files.readAllBytes(file))
              .withOnly("orchestrators", "endpoints", "checkEverySeconds", MUTUAL_TLS);
      MeshSettings plain = read(json);
      boolean tls = json.has(MUTUAL_TLS) && json.member(MUTUAL_TLS).yes();
      return tls ? plain.with(tls(dataFolder, plain, clock)) : plain;
    } catch (IllegalArgumentException e) {
      throw new IOException("The mesh in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static MutualTls tls(Path dataFolder, MeshSettings settings, Clock clock)
      throws IOException {
    Set<String> hosts = new TreeSet<>(Set.of("127.0.0.1"));
    settings.endpoints().forEach(each -> hosts.add(URI.create("http://" + each).getHost()));
    return MutualTls.of(dataFolder, hosts, clock);
  }

  private MeshSettings with(MutualTls other) {
    return new MeshSettings(orchestrators, endpoints, checkEvery, other);
  }

  private static MeshSettings read(WrittenJson json) {
    List<String> endpoints = new ArrayList<>();
    if (json.has("endpoints")) {
      json.member("endpoints").items().forEach(each -> endpoints.add(address(each)));
    }
    return new MeshSettings(
        whole(json, "orchestrators", STANDARD.orchestrators(), MOST_ORCHESTRATORS),
        endpoints,
        Duration.ofSeconds(
            whole(
                json,
                "checkEverySeconds",
                Math.toIntExact(STANDARD.checkEvery().toSeconds()),
                LONGEST_SECONDS)),
        null);
  }

  private static int whole(WrittenJson json, String name, int missing, int most) {
    return json.has(name) ? json.member(name).whole(1, most) : missing;
  }

  private static String address(WrittenJson json) {
    String text = json.text();
    try {
      URI uri = URI.create("http://" + text);
      if (uri.getHost() != null && uri.getPort() > 0 && text.equals(uri.getAuthority())) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw json.wrong(HOST_AND_PORT, e);
    }
    throw json.wrong(HOST_AND_PORT);
  }
}
