package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.generate.GenerateService;
import com.mangaassist.backend.pipeline.generate.Job;
import com.mangaassist.backend.pipeline.generate.Progress;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/generate}: an answer of the larger model in the background. */
final class GenerateRoutes {

  private static final String ALL = "/v1/generate";
  private static final String ONE = ALL + "/{jobId}";

  private final GenerateService jobs;
  private final ChatRequests requests;

  GenerateRoutes(GenerateService jobs, ChatRequests requests) {
    this.jobs = jobs;
    this.requests = requests;
  }

  List<Route> routes(Authentication callers) {
    return List.of(
        new Route("POST", ALL, callers, new OwnCustomer(this::order)),
        new Route("GET", ONE, callers, this::show),
        new Route("DELETE", ONE, callers, this::cancel));
  }

  private void order(HttpRequest request, HttpReply reply) throws IOException {
    ChatRequest message;
    try {
      message = requests.read(Fields.of(request.body()));
    } catch (BadInputException e) {
      Replies.badInput(reply, e);
      return;
    }
    Optional<Job> accepted = jobs.accept(caller(request), message);
    if (accepted.isEmpty()) {
      Replies.message(reply, 403, "Forbidden");
      return;
    }
    Job job = accepted.get();
    reply.header("Location", ALL + "/" + job.jobId());
    Replies.json(
        reply,
        202,
        Json.write(
            Json.object()
                .put("jobId", job.jobId())
                .put("sessionId", job.request().sessionId())
                .put("status", job.state().wireName())));
  }

  private void show(HttpRequest request, HttpReply reply) throws IOException {
    Optional<Job> job = theirs(request, reply);
    if (job.isPresent()) {
      Replies.json(reply, 200, Json.write(view(job.get())));
    }
  }

  private void cancel(HttpRequest request, HttpReply reply) throws IOException {
    Optional<Job> job = theirs(request, reply);
    if (job.isPresent()) {
      jobs.cancel(job.get().jobId());
      reply.send(204, "", new byte[0]);
    }
  }

  /** The job, or empty after an answer that says why not. */
  private Optional<Job> theirs(HttpRequest request, HttpReply reply) throws IOException {
    Optional<Job> job = jobs.find(request.pathParameter("jobId"));
    if (job.isEmpty()) {
      Replies.message(reply, 404, "Not Found");
      return job;
    }
    boolean theirs =
        job.get().caller().equals(caller(request))
            && request
                .queryParameter("customerId")
                .map(job.get().request().customerId()::equals)
                .orElse(true);
    if (!theirs) {
      Replies.message(reply, 403, "Forbidden");
      return Optional.empty();
    }
    return job;
  }

  private static String caller(HttpRequest request) {
    return Caller.of(request).map(Caller::subject).orElse("");
  }

  private ObjectNode view(Job job) {
    ObjectNode json =
        Json.object()
            .put("jobId", job.jobId())
            .put("sessionId", job.request().sessionId())
            .put("status", job.state().wireName())
            .put("createdAt", job.createdAt().toString());
    put(json, "startedAt", job.startedAt());
    put(json, "endedAt", job.endedAt());
    Optional<Progress> progress =
        job.state() == Job.State.RUNNING ? jobs.progress(job.jobId()) : Optional.empty();
    progress.ifPresent(
        now ->
            json.putObject("progress")
                .put("phase", now.phase().wireName())
                .put("characters", now.characters()));
    if (job.result() != null) {
      json.set("result", Json.tree(job.result()));
    }
    String problem = job.problem();
    if (problem != null) {
      ServerFrame.Failure failure = Problems.of(new AnswerOutcome.Failed(problem, false));
      json.putObject("error").put("code", failure.code()).put("message", failure.message());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }
}
