package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a deployment grows: a row of {@code strategy}, or one of AWS's own. */
record Strategy(
    long seq,
    String id,
    String name,
    @Nullable String description,
    int durationMinutes,
    GrowthType growthType,
    float growthFactor,
    int bakeMinutes,
    String replicateTo) {

  static final Pattern ID = Pattern.compile("(^[a-z0-9]{4,7}$|^AppConfig\\.[A-Za-z0-9]{9,40}$)");

  /** AWS's own, as its list shows them. */
  static final List<Strategy> PREDEFINED =
      List.of(
          predefined("AppConfig.AllAtOnce", "Quick", 0, GrowthType.LINEAR, 100, 10),
          predefined(
              "AppConfig.Linear50PercentEvery30Seconds", "Test/Demo", 1, GrowthType.LINEAR, 50, 1),
          predefined(
              "AppConfig.Canary10Percent20Minutes",
              "AWS Recommended",
              20,
              GrowthType.EXPONENTIAL,
              10,
              10),
          predefined(
              "AppConfig.Linear20PercentEvery6Minutes",
              "AWS Recommended",
              30,
              GrowthType.LINEAR,
              20,
              30));

  private static Strategy predefined(
      String name, String description, int duration, GrowthType type, float factor, int bake) {
    return new Strategy(0, name, name, description, duration, type, factor, bake, "NONE");
  }

  static boolean isPredefined(String id) {
    return PREDEFINED.stream().anyMatch(strategy -> strategy.id().equals(id));
  }

  static Strategy find(Connection connection, String id) throws SQLException, RestFault {
    Optional<Strategy> known =
        PREDEFINED.stream().filter(strategy -> strategy.id().equals(id)).findFirst();
    Optional<Strategy> found =
        known.isPresent()
            ? known
            : Sql.first(connection, Strategy::of, "SELECT * FROM strategy WHERE id = ?", id);
    if (found.isEmpty()) {
      throw NotFound.of("DeploymentStrategy", id);
    }
    return found.get();
  }

  static List<Strategy> all(Connection connection) throws SQLException {
    return Sql.list(connection, Strategy::of, "SELECT * FROM strategy ORDER BY seq");
  }

  String resource() {
    return "deploymentstrategy/" + id;
  }

  ObjectNode json() {
    return Json.object()
        .put("Id", id)
        .put("Name", name)
        .put("Description", description)
        .put("DeploymentDurationInMinutes", durationMinutes)
        .put("GrowthType", growthType.name())
        .put("GrowthFactor", growthFactor)
        .put("FinalBakeTimeInMinutes", bakeMinutes)
        .put("ReplicateTo", replicateTo);
  }

  private static Strategy of(ResultSet row) throws SQLException {
    return new Strategy(
        row.getLong("seq"),
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        row.getInt("duration_minutes"),
        GrowthType.valueOf(row.getString("growth_type")),
        row.getFloat("growth_factor"),
        row.getInt("bake_minutes"),
        row.getString("replicate_to"));
  }
}
