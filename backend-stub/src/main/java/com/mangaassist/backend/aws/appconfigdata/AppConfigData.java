package com.mangaassist.backend.aws.appconfigdata;

import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.appconfig.Configurations;
import com.mangaassist.backend.aws.appconfig.Configurations.Offer;
import com.mangaassist.backend.aws.appconfig.Configurations.Source;
import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestBounds;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.aws.rest.RestService;
import com.mangaassist.backend.aws.rest.TypedBody;
import com.mangaassist.backend.aws.shapes.MemberBounds;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The AppConfigData stand-in. */
public final class AppConfigData {
  /** Its name among the faults; its requests are signed for {@code appconfig}. */
  public static final String NAME = "appconfigdata";

  private static final Structure START =
      structure(
          member("ApplicationIdentifier", text()),
          member("EnvironmentIdentifier", text()),
          member("ConfigurationProfileIdentifier", text()),
          member("RequiredMinimumPollIntervalInSeconds", whole()));
  private static final RestBounds BOUNDS =
      new RestBounds(
          new MemberBounds(
              """
              StartConfigurationSession | ApplicationIdentifier | required length 1 128
              StartConfigurationSession | EnvironmentIdentifier | required length 1 128
              StartConfigurationSession | ConfigurationProfileIdentifier | required length 1 128
              StartConfigurationSession | RequiredMinimumPollIntervalInSeconds | value 15 86400
              GetLatestConfiguration | ConfigurationToken | required pattern \\S{1,8192}
              """),
          Map.of("configuration_token", "ConfigurationToken"),
          Map.of(),
          "none");
  private static final int DEFAULT_POLL_SECONDS = 60;
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);

  private final Configurations configurations;
  private final Sessions sessions;
  private final TokenSeal seal;
  private final Clock clock;

  /** Serves what {@code configurations} offers; sessions stand in the same store. */
  public AppConfigData(Configurations configurations, Clock clock) {
    this.configurations = configurations;
    this.clock = clock;
    this.sessions = new Sessions(configurations.store());
    try {
      this.seal = new TokenSeal(sessions.key());
    } catch (RestFault e) {
      throw new IllegalStateException("The key of tokens could not be had", e);
    }
  }

  /** Its routes, each open to callers that {@code who} lets in. */
  public List<Route> routes(RestService service, Authentication who) {
    return List.of(
        service.route(
            "POST",
            "/configurationsessions",
            "StartConfigurationSession",
            who,
            TypedBody.of(START, BOUNDS.ofBody("StartConfigurationSession", "", this::start))),
        service.route(
            "GET",
            "/configuration",
            "GetLatestConfiguration",
            who,
            BOUNDS.ofHead("GetLatestConfiguration", "", this::latest)));
  }

  private RestReply start(RestCall call) throws RestFault {
    Members members = call.members();
    String application = members.text("ApplicationIdentifier");
    String environment = members.text("EnvironmentIdentifier");
    String profile = members.text("ConfigurationProfileIdentifier");
    int pollSeconds = members.integer("RequiredMinimumPollIntervalInSeconds").orElse(0);
    Source source = configurations.find(application, environment, profile, AppConfigData::unknown);
    Instant now = clock.instant();
    long session = sessions.begin(now, now.plus(TOKEN_LIFE));
    SessionToken token =
        new SessionToken(session, 0, source, pollSeconds, now, now.plus(TOKEN_LIFE), 0);
    return RestReply.json(201, Json.object().put("InitialConfigurationToken", seal.seal(token)));
  }

  private RestReply latest(RestCall call) throws RestFault {
    String text = call.query("configuration_token").orElseThrow();
    Instant now = clock.instant();
    SessionToken token =
        seal.open(text)
            .orElseThrow(() -> invalid("The configuration token is corrupted.", "Corrupted"));
    if (now.isAfter(token.expiresAt())) {
      throw expired();
    }
    if (now.isBefore(token.notBefore())) {
      // Not used up: the same token works once it is time.
      throw invalid(
          "Request too early: the poll interval of the session is %d seconds."
              .formatted(token.pollSeconds()),
          "PollIntervalNotSatisfied");
    }
    Optional<Offer> offer =
        configurations.offer(token.source(), token.session(), (type, id) -> gone(type, text));
    boolean changed = offer.filter(each -> each.content() != token.content()).isPresent();
    byte[] body = changed ? configurations.content(offer.get()) : new byte[0];
    if (!sessions.spend(token, now, now.plus(TOKEN_LIFE))) {
      throw expired();
    }
    return reply(token, now, offer, changed, body);
  }

  private RestReply reply(
      SessionToken token, Instant now, Optional<Offer> offer, boolean changed, byte[] body) {
    SessionToken next =
        new SessionToken(
            token.session(),
            token.sequence() + 1,
            token.source(),
            token.pollSeconds(),
            now.plusSeconds(token.pollSeconds()),
            now.plus(TOKEN_LIFE),
            offer.map(Offer::content).orElse(token.content()));
    int poll = token.pollSeconds() == 0 ? DEFAULT_POLL_SECONDS : token.pollSeconds();
    Map<String, String> headers = new HashMap<>();
    headers.put("Next-Poll-Configuration-Token", seal.seal(next));
    headers.put("Next-Poll-Interval-In-Seconds", Integer.toString(poll));
    if (changed) {
      offer.map(Offer::versionLabel).ifPresent(label -> headers.put("Version-Label", label));
    }
    return RestReply.blob(
        200, offer.map(Offer::contentType).orElse("application/octet-stream"), headers, body);
  }

  private static RestFault expired() {
    return invalid("The configuration token is expired or was used before.", "Expired");
  }

  private static RestFault invalid(String message, String problem) {
    ObjectNode members = Json.object().put("Reason", "InvalidParameters");
    members
        .putObject("Details")
        .putObject("InvalidParameters")
        .putObject("ConfigurationToken")
        .put("Problem", problem);
    return new RestFault(400, "BadRequestException", message, members);
  }

  private static RestFault unknown(String type, String id) {
    return notFound(
        type, "%s not found for identifier: %s".formatted(type, id), type + "Identifier", id);
  }

  /** What a session was for and is not there, or not yet. */
  private static RestFault gone(String type, String token) {
    String message =
        type.equals("Deployment")
            ? "No configuration has been deployed for the session."
            : "The %s of the session does not exist.".formatted(type);
    return notFound(type, message, "ConfigurationToken", token);
  }

  private static RestFault notFound(String type, String message, String parameter, String value) {
    ObjectNode members = Json.object().put("ResourceType", type);
    members.putObject("ReferencedBy").put(parameter, value);
    return new RestFault(404, "ResourceNotFoundException", message, members);
  }
}
