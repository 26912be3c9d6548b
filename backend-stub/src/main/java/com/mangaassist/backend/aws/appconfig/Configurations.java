package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What clients are given now: the deployed configuration of a profile in an environment. */
public final class Configurations {
  /** A poll is noted at most this often; deletion protection counts in minutes. */
  private static final long NOTED_EVERY_MS = 30_000;

  private final AppConfigStore store;
  private final DeploymentEngine engine;

  Configurations(AppConfigStore store, DeploymentEngine engine) {
    this.store = store;
    this.engine = engine;
  }

  /**
   * Where configurations come from.
   *
   * @param environment the environment's key in the store
   * @param profile the profile's key in the store
   */
  public record Source(long environment, long profile) {}

  /**
   * A configuration on offer.
   *
   * @param content the key of its bytes; the same bytes of the same version have the same key
   * @param version the hosted version's number
   */
  public record Offer(
      long content, String contentType, String version, @Nullable String versionLabel) {}

  /** The store that these stand in, for what has to share its commits. */
  public AppConfigStore store() {
    return store;
  }

  /**
   * Finds a source by ids or names.
   *
   * @param missing makes the fault for a resource type and the identifier that leads nowhere
   */
  public Source find(
      String application,
      String environment,
      String profile,
      BiFunction<String, String, RestFault> missing)
      throws RestFault {
    return store.read(
        connection -> {
          Application app =
              required(
                  Application.named(connection, application), "Application", application, missing);
          return new Source(
              required(
                      Environment.named(connection, app, environment),
                      "Environment",
                      environment,
                      missing)
                  .seq(),
              required(
                      Profile.named(connection, app, profile),
                      "ConfigurationProfile",
                      profile,
                      missing)
                  .seq());
        });
  }

  /** Whether a source's profile holds feature flags. */
  boolean holdsFlags(Source source) throws RestFault {
    return store.read(
        connection ->
            Sql.first(
                    connection,
                    row -> row.getString(1),
                    "SELECT type FROM profile WHERE seq = ?",
                    source.profile())
                .filter(Profile.FEATURE_FLAGS::equals)
                .isPresent());
  }

  /**
   * What a client is given now. While a deployment grows that depends on the client: it belongs to
   * the part that has the new configuration, or it does not, and never leaves that part.
   *
   * @param client any number that stays the same for one client
   * @return empty while a first deployment grows and has not reached this client
   * @throws RestFault 404 for {@code Deployment} when nothing is or is being deployed, and for what
   *     was deleted meanwhile
   */
  public Optional<Offer> offer(
      Source source, long client, BiFunction<String, String, RestFault> missing) throws RestFault {
    engine.catchUp();
    return store.read(
        connection -> {
          requireRow(connection, "environment", source.environment(), "Environment", missing);
          requireRow(connection, "profile", source.profile(), "ConfigurationProfile", missing);
          Optional<Deployment> growing =
              Deployment.growing(connection, source.environment(), source.profile());
          if (growing.isPresent() && Share.has(client, growing.get())) {
            return growing.map(Configurations::offer);
          }
          Optional<Deployment> settled =
              Deployment.settled(connection, source.environment(), source.profile());
          if (settled.isEmpty() && growing.isEmpty()) {
            throw missing.apply("Deployment", "");
          }
          return settled.map(Configurations::offer);
        });
  }

  /** The bytes of an offer. */
  public byte[] content(Offer offer) throws RestFault {
    return store.read(connection -> Contents.read(connection, offer.content()));
  }

  /** Notes that a client fetched, for deletion protection. */
  public static void polled(Connection connection, Source source, Instant at) throws SQLException {
    long now = at.toEpochMilli();
    Sql.update(
        connection,
        "UPDATE environment SET polled_at = ?1 WHERE seq = ?2 AND polled_at < ?1 - ?3",
        now,
        source.environment(),
        NOTED_EVERY_MS);
    Sql.update(
        connection,
        "UPDATE profile SET polled_at = ?1 WHERE seq = ?2 AND polled_at < ?1 - ?3",
        now,
        source.profile(),
        NOTED_EVERY_MS);
  }

  private static void requireRow(
      Connection connection,
      String table,
      long seq,
      String type,
      BiFunction<String, String, RestFault> missing)
      throws SQLException, RestFault {
    required(
        Sql.first(
            connection, row -> row.getLong(1), "SELECT seq FROM " + table + " WHERE seq = ?", seq),
        type,
        "",
        missing);
  }

  private static Offer offer(Deployment deployment) {
    return new Offer(
        deployment.content(), deployment.contentType(), deployment.version(), deployment.label());
  }

  private static <T> T required(
      Optional<T> found, String type, String id, BiFunction<String, String, RestFault> missing)
      throws RestFault {
    if (found.isEmpty()) {
      throw missing.apply(type, id);
    }
    return found.get();
  }
}
