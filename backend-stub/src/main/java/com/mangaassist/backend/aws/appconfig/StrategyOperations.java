package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Create, get, update, list and delete deployment strategies; AWS's own cannot be changed. */
final class StrategyOperations {
  private final AppConfigStore store;
  private final Ids ids;

  StrategyOperations(AppConfigStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  RestReply create(RestCall call) throws RestFault {
    Members members = call.members();
    Strategy strategy =
        new Strategy(
            0,
            ids.next(),
            members.text("Name"),
            members.optionalText("Description").orElse(null),
            members.integer("DeploymentDurationInMinutes").orElseThrow(),
            GrowthType.valueOf(members.optionalText("GrowthType").orElse("LINEAR")),
            members.number("GrowthFactor").orElseThrow(),
            members.integer("FinalBakeTimeInMinutes").orElse(0),
            members.optionalText("ReplicateTo").orElse("NONE"));
    Map<String, String> tags = Tags.of(members);
    store.write(
        connection -> {
          Quotas.require(
              connection,
              "deployment strategies",
              Quotas.STRATEGIES,
              "SELECT COUNT(*) FROM strategy");
          Tags.put(connection, strategy.resource(), tags);
          return Sql.update(
              connection,
              "INSERT INTO strategy (id, name, description, duration_minutes, growth_type,"
                  + " growth_factor, bake_minutes, replicate_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              strategy.id(),
              strategy.name(),
              strategy.description(),
              strategy.durationMinutes(),
              strategy.growthType().name(),
              strategy.growthFactor(),
              strategy.bakeMinutes(),
              strategy.replicateTo());
        });
    return RestReply.json(201, strategy.json());
  }

  RestReply get(RestCall call) throws RestFault {
    String id = call.path("DeploymentStrategyId");
    return RestReply.json(200, store.read(connection -> Strategy.find(connection, id)).json());
  }

  RestReply update(RestCall call) throws RestFault {
    String id = call.path("DeploymentStrategyId");
    Members members = call.members();
    Optional<String> description = members.optionalText("Description");
    OptionalInt duration = members.integer("DeploymentDurationInMinutes");
    OptionalInt bake = members.integer("FinalBakeTimeInMinutes");
    Optional<Float> factor = members.number("GrowthFactor");
    Optional<String> growth = members.optionalText("GrowthType");
    if (Strategy.isPredefined(id)) {
      throw RestFault.badRequest("Cannot update predefined Deployment Strategy " + id + ".");
    }
    Strategy changed =
        store.write(
            connection -> {
              Strategy now = Strategy.find(connection, id);
              Sql.update(
                  connection,
                  "UPDATE strategy SET description = coalesce(?, description),"
                      + " duration_minutes = ?, bake_minutes = ?, growth_factor = ?,"
                      + " growth_type = ? WHERE seq = ?",
                  description.orElse(null),
                  duration.orElse(now.durationMinutes()),
                  bake.orElse(now.bakeMinutes()),
                  factor.orElse(now.growthFactor()),
                  growth.orElse(now.growthType().name()),
                  now.seq());
              return Strategy.find(connection, id);
            });
    return RestReply.json(200, changed.json());
  }

  /** The account's own first, then AWS's; there are never more than two dozen. */
  RestReply list(RestCall call) throws RestFault {
    Page page = Page.of(call, "deploymentstrategies");
    List<Strategy> all = new ArrayList<>(store.read(Strategy::all));
    all.addAll(Strategy.PREDEFINED);
    int from = (int) Math.min(page.after(), all.size());
    List<Integer> positions = new ArrayList<>();
    for (int i = from; i < Math.min(all.size(), from + page.fetch()); i++) {
      positions.add(i);
    }
    return page.reply(positions, position -> all.get(position).json(), position -> position + 1L);
  }

  RestReply delete(RestCall call) throws RestFault {
    String id = call.path("DeploymentStrategyId");
    if (Strategy.isPredefined(id)) {
      throw RestFault.badRequest("Cannot delete predefined Deployment Strategy " + id + ".");
    }
    store.write(
        connection -> {
          Strategy strategy = Strategy.find(connection, id);
          Tags.drop(connection, strategy.resource());
          return Sql.update(connection, "DELETE FROM strategy WHERE seq = ?", strategy.seq());
        });
    return RestReply.noContent();
  }
}
