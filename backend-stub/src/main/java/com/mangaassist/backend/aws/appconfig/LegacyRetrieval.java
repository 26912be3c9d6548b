package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.appconfig.Configurations.Offer;
import com.mangaassist.backend.aws.appconfig.Configurations.Source;
import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** GetConfiguration, deprecated and still called: one request, the client names itself. */
final class LegacyRetrieval {
  private final Configurations configurations;
  private final Clock clock;

  LegacyRetrieval(Configurations configurations, Clock clock) {
    this.configurations = configurations;
    this.clock = clock;
  }

  RestReply get(RestCall call) throws RestFault {
    String client = required(call.query("client_id"), "clientId", 64);
    Optional<String> known = call.query("client_configuration_version");
    if (known.isPresent()) {
      Members.length(known.get(), "clientConfigurationVersion", 1, 1024);
    }
    Source source =
        configurations.find(
            Members.length(call.path("Application"), "application", 1, 64),
            Members.length(call.path("Environment"), "environment", 1, 64),
            Members.length(call.path("Configuration"), "configuration", 1, 64),
            NotFound::of);
    if (configurations.holdsFlags(source)) {
      throw RestFault.badRequest(
          "Feature flag configurations must be accessed via AWS AppConfig Data's"
              + " GetLatestConfiguration API");
    }
    long id =
        UUID.nameUUIDFromBytes(client.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    Optional<Offer> offer = configurations.offer(source, id, NotFound::of);
    configurations
        .store()
        .write(
            connection -> {
              Configurations.polled(connection, source, clock.instant());
              return source;
            });
    if (offer.isEmpty()) {
      return RestReply.blob(200, "application/octet-stream", Map.of(), new byte[0]);
    }
    boolean changed = !offer.get().version().equals(known.orElse(null));
    return RestReply.blob(
        200,
        offer.get().contentType(),
        Map.of("Configuration-Version", offer.get().version()),
        changed ? configurations.content(offer.get()) : new byte[0]);
  }

  private static String required(Optional<String> value, String member, int most) throws RestFault {
    if (value.isEmpty()) {
      throw RestFault.absent(member);
    }
    return Members.length(value.get(), member, 1, most);
  }
}
