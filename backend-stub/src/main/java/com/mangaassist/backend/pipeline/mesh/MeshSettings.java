package com.mangaassist.backend.pipeline.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
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
      JsonNode json = Json.parse(Files.readAllBytes(file));
      MeshSettings plain = read(json);
      return yes(json, "mutualTls") ? plain.with(tls(dataFolder, plain, clock)) : plain;
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
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

  private static boolean yes(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new IllegalArgumentException(name + " is true or false, not " + value);
    }
    return value.asBoolean();
  }

  private static MeshSettings read(JsonNode json) {
    List<String> endpoints = new ArrayList<>();
    for (JsonNode address : json.path("endpoints")) {
      endpoints.add(address(address.asText()));
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

  private static int whole(JsonNode json, String name, int missing, int most) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return missing;
    }
    if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
      throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
    }
    return value.asInt();
  }

  private static String address(String text) {
    URI uri = URI.create("http://" + text);
    if (uri.getHost() == null || uri.getPort() < 1 || !text.equals(uri.getAuthority())) {
      throw new IllegalArgumentException("an endpoint is host:port, not " + text);
    }
    return text;
  }
}
