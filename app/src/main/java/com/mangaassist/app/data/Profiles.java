package com.mangaassist.app.data;

import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.json.WrittenJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The connection profiles: the embedded one, and those of {@code profiles.json}, an array as {@code
 * [{"name": "shop", "kind": "aws", "region": "ap-northeast-1"}, {"name": "local", "kind":
 * "endpoint", "region": "ap-northeast-1", "endpoint": "http://127.0.0.1:4566"}]}.
 */
public final class Profiles {

  private final List<ConnectionProfile> profiles;

  private Profiles(List<ConnectionProfile> profiles) {
    this.profiles = profiles;
  }

  /**
   * Reads them.
   *
   * @throws Problem if the file is there but cannot be used
   */
  public static Profiles of(Path dataFolder) throws Problem {
    List<ConnectionProfile> profiles = new ArrayList<>();
    profiles.add(new ConnectionProfile.Embedded());
    Path file = dataFolder.resolve("profiles.json");
    if (Files.exists(file)) {
      try {
        for (WrittenJson entry : WrittenJson.of(Files.readAllBytes(file)).items()) {
          profiles.add(profile(entry, profiles));
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new Problem(
            "The connection profiles in " + file + " cannot be used: " + e.getMessage() + ".", e);
      }
    }
    return new Profiles(profiles);
  }

  private static ConnectionProfile profile(WrittenJson entry, List<ConnectionProfile> before) {
    entry.withOnly("name", "kind", "region", "endpoint");
    String name = entry.member("name").text();
    if (before.stream().anyMatch(each -> each.name().equals(name))) {
      throw entry.member("name").wrong("a name that no other profile has");
    }
    WrittenJson kind = entry.member("kind");
    String region = entry.member("region").text();
    return switch (kind.text()) {
      case "aws" -> {
        entry.withOnly("name", "kind", "region");
        yield new ConnectionProfile.Aws(name, region);
      }
      case "endpoint" ->
          new ConnectionProfile.Endpoint(name, region, address(entry.member("endpoint")));
      default -> throw kind.wrong("aws or endpoint");
    };
  }

  private static URI address(WrittenJson json) {
    String expected = "an address that begins with http:// or https://";
    try {
      URI uri = URI.create(json.text());
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw json.wrong(expected, e);
    }
    throw json.wrong(expected);
  }

  /**
   * The profile of that name.
   *
   * @throws Problem if there is none
   */
  public ConnectionProfile find(String name) throws Problem {
    return profiles.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    "There is no connection profile \""
                        + name
                        + "\"; there is "
                        + profiles.stream()
                            .map(ConnectionProfile::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
