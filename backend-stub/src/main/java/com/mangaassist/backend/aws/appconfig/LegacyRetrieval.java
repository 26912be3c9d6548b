package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.appconfig.Configurations.Offer;
import com.mangaassist.backend.aws.appconfig.Configurations.Source;
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
    String client = call.query("client_id").orElseThrow();
    Optional<String> known = call.query("client_configuration_version");
    Source source =
        configurations.find(
            call.path("Application"),
            call.path("Environment"),
            call.path("Configuration"),
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
}
