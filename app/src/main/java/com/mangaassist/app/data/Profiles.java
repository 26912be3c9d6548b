package com.mangaassist.app.data;

import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  private record Entry(String name, String kind, String region, @Nullable String endpoint) {}

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
        for (Entry entry : Json.read(Files.readString(file), Entry[].class)) {
          profiles.add(profile(entry));
        }
      } catch (CharacterCodingException e) {
        throw new Problem(file + " is not a list of connection profiles: it is not UTF-8.", e);
      } catch (IOException | IllegalArgumentException | NullPointerException e) {
        throw new Problem(
            file + " is not a list of connection profiles: " + e.getMessage() + ".", e);
      }
    }
    return new Profiles(profiles);
  }

  private static ConnectionProfile profile(Entry entry) {
    return switch (entry.kind()) {
      case "aws" -> new ConnectionProfile.Aws(entry.name(), entry.region());
      case "endpoint" -> {
        if (entry.endpoint() == null) {
          throw new IllegalArgumentException(entry.name() + " has no endpoint");
        }
        yield new ConnectionProfile.Endpoint(
            entry.name(), entry.region(), URI.create(entry.endpoint()));
      }
      default -> throw new IllegalArgumentException("unknown kind " + entry.kind());
    };
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
