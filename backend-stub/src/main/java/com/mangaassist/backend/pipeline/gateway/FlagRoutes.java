package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.configuration.Configurations;
import com.mangaassist.backend.pipeline.configuration.Configured.Standing;
import com.mangaassist.backend.pipeline.flags.FlagExplanation;
import com.mangaassist.backend.pipeline.flags.ModelRollout;
import com.mangaassist.backend.pipeline.prompt.PromptTemplates;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.flags.SegmentRules;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code /admin/flags}: why a flag decides as it does, and reading the flags again. */
public final class FlagRoutes {

  /** As the gateway waits for any integration. */
  private static final Duration PATIENCE = Duration.ofSeconds(29);

  private final ModelRollout rollout;
  private final PromptTemplates prompts;
  private final Configurations configurations;

  /** On these. */
  public FlagRoutes(ModelRollout rollout, PromptTemplates prompts, Configurations configurations) {
    this.rollout = rollout;
    this.prompts = prompts;
    this.configurations = configurations;
  }

  List<Route> routes(AdminAuthentication admin) {
    return List.of(
        new Route("GET", "/admin/flags/explain", admin, this::explain),
        new Route("POST", "/admin/flags/refresh", admin, this::refresh));
  }

  /** Always 200: a flag that is not there has a bucket too. */
  private void explain(HttpRequest request, HttpReply reply) throws IOException {
    String user = request.queryParameter("user").orElse("");
    FlagExplanation why =
        rollout.explain(
            request.queryParameter("flag").orElse(""),
            user,
            request.queryParameter("segment").orElse(SegmentRules.FREE),
            request.queryParameter("session").orElse(""));
    ObjectNode json =
        Json.object()
            .put("flag", why.decision().name())
            .put("user", user)
            .put("bucket", why.decision().bucket())
            .put("position", why.position())
            .put("enabled", why.enabled())
            .put("rolloutPercentage", why.decision().rolloutPercentage())
            .put("variant", why.decision().variant())
            .put("reason", why.decision().reason().name());
    if (why.errorCode() != null) {
      json.put("errorCode", why.errorCode());
    }
    put(why.standing(), json);
    Replies.json(reply, 200, Json.write(json));
  }

  /** Answers when they have been read, so that the next decision goes by them. */
  private void refresh(HttpRequest request, HttpReply reply)
      throws IOException, InterruptedException {
    try {
      configurations.refresh().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Replies.message(reply, 504, "Endpoint request timed out");
      return;
    } catch (CancellationException | ExecutionException e) {
      Replies.message(reply, 503, "Service Unavailable");
      return;
    }
    boolean current =
        rollout.standing().trouble().isEmpty() && prompts.standing().trouble().isEmpty();
    ObjectNode json = Json.object().put("status", current ? "current" : "stale");
    put(rollout.standing(), json.putObject("flags"));
    put(prompts.standing(), json.putObject("prompts").put("version", prompts.current().version()));
    Replies.json(reply, 200, Json.write(json));
  }

  private static void put(Standing standing, ObjectNode json) {
    json.put("source", standing.origin().wireName());
    if (!standing.trouble().isEmpty()) {
      json.put("detail", standing.trouble());
    }
  }
}
