package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.mangaassist.backend.aws.appconfig.Environment.Monitor;
import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Create, get, update, list and delete environments. */
final class EnvironmentOperations {
  private final AppConfigStore store;
  private final Ids ids;
  private final Clock clock;
  private final DeploymentEngine engine;
  private final DeletionProtection protection;

  EnvironmentOperations(
      AppConfigStore store,
      Ids ids,
      Clock clock,
      DeploymentEngine engine,
      DeletionProtection protection) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.engine = engine;
    this.protection = protection;
  }

  RestReply create(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    Members members = call.members();
    Instant now = clock.instant();
    Environment environment =
        new Environment(
            0,
            applicationId,
            ids.next(),
            members.text("Name"),
            members.optionalText("Description").orElse(null),
            EnvironmentState.READY_FOR_DEPLOYMENT,
            monitors(members).orElse(List.of()),
            0,
            now,
            Instant.EPOCH);
    Map<String, String> tags = Tags.of(members);
    store.write(
        connection -> {
          Application application = Application.find(connection, applicationId);
          Quotas.require(
              connection,
              "environments of an application",
              Quotas.ENVIRONMENTS,
              "SELECT COUNT(*) FROM environment WHERE application = ?",
              application.seq());
          Tags.put(connection, environment.resource(), tags);
          return Sql.update(
              connection,
              "INSERT INTO environment (id, application, name, description, state, monitors,"
                  + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
              environment.id(),
              application.seq(),
              environment.name(),
              environment.description(),
              environment.state().name(),
              write(environment.monitors()),
              now.toEpochMilli());
        });
    return RestReply.json(201, environment.json());
  }

  RestReply get(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("EnvironmentId");
    engine.catchUp();
    return RestReply.json(
        200, store.read(connection -> Environment.find(connection, applicationId, id)).json());
  }

  RestReply update(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("EnvironmentId");
    Members members = call.members();
    Optional<String> name = members.optionalText("Name");
    Optional<String> description = members.optionalText("Description");
    Optional<List<Monitor>> monitors = monitors(members);
    engine.catchUp();
    Environment changed =
        store.write(
            connection -> {
              Environment environment = Environment.find(connection, applicationId, id);
              Sql.update(
                  connection,
                  "UPDATE environment SET name = coalesce(?, name),"
                      + " description = coalesce(?, description),"
                      + " monitors = coalesce(?, monitors) WHERE seq = ?",
                  name.orElse(null),
                  description.orElse(null),
                  monitors.map(EnvironmentOperations::write).orElse(null),
                  environment.seq());
              return Environment.find(connection, applicationId, id);
            });
    engine.refresh();
    return RestReply.json(200, changed.json());
  }

  RestReply list(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    Page page = Page.of(call, "environments");
    engine.catchUp();
    return page.reply(
        store.read(
            connection ->
                Environment.list(connection, Application.find(connection, applicationId), page)),
        Environment::json,
        Environment::seq);
  }

  RestReply delete(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("EnvironmentId");
    DeletionProtection.Check check = DeletionProtection.check(call);
    engine.catchUp();
    store.write(
        connection -> {
          Environment environment = Environment.find(connection, applicationId, id);
          if (environment.state().busy()) {
            throw RestFault.conflict(
                "Environment %s currently has a state of %s. The current deployment must finish before the environment can be deleted."
                    .formatted(id, environment.state()));
          }
          protection.require(
              connection,
              check,
              "environment " + id,
              environment.createdAt(),
              environment.polledAt());
          List<Long> contents =
              Sql.list(
                  connection,
                  row -> row.getLong(1),
                  "SELECT DISTINCT content FROM deployment WHERE environment = ?",
                  environment.seq());
          Tags.drop(connection, environment.resource());
          Sql.update(connection, "DELETE FROM environment WHERE seq = ?", environment.seq());
          for (long content : contents) {
            Contents.sweep(connection, content);
          }
          return id;
        });
    return RestReply.noContent();
  }

  private static Optional<List<Monitor>> monitors(Members members) throws RestFault {
    Optional<List<Members>> list = members.list("Monitors");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    List<Monitor> monitors = new ArrayList<>();
    for (Members monitor : list.get()) {
      monitors.add(
          new Monitor(monitor.text("AlarmArn"), monitor.optionalText("AlarmRoleArn").orElse(null)));
    }
    return Optional.of(monitors);
  }

  private static String write(List<Monitor> monitors) {
    ArrayNode array = Json.object().putArray("monitors");
    monitors.forEach(monitor -> array.add(monitor.json()));
    return Json.write(array);
  }
}
