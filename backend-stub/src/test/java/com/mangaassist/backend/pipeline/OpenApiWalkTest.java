package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.json.Json;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks {@code /openapi.json} against the gateway itself: each operation is called well and badly,
 * each answer has to have a status that is described and a body that fits its schema, to the
 * member.
 */
class OpenApiWalkTest {

  /** What only a fault behind the gateway, or a plan used up, brings about; other tests do. */
  private static final Set<String> ELSEWHERE = Set.of("409", "429", "500", "502", "503", "504");

  private record Operation(String method, String path, String id, JsonNode described) {}

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;
  private JsonNode description;
  private final Map<String, Set<String>> seen = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "These are the ones.");
    gateway = PipelineFixture.open(aws, folder);
    description = json(gateway.send("GET", "/openapi.json", Map.of()));
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void answersAsItDescribes() throws Exception {
    List<Operation> operations = operations();
    ChatAnswer chat = Json.read(gateway.post("/v1/chat", Calls.CHAT).body(), ChatAnswer.class);
    String job = json(gateway.post("/v1/generate", Calls.CHAT)).path("jobId").asText();
    for (Operation operation : operations) {
      for (Calls.Call call : Calls.badOnes(operation.method(), operation.path())) {
        check(operation, call);
      }
      for (Calls.Call call : Calls.of(operation.id(), chat, job)) {
        check(operation, call);
      }
    }
    assertThat(problems).isEmpty();
    for (Operation operation : operations) {
      Set<String> described = new TreeSet<>();
      operation.described().path("responses").fieldNames().forEachRemaining(described::add);
      described.removeAll(ELSEWHERE);
      assertThat(seen.get(operation.id()))
          .as("statuses of %s that were seen", operation.id())
          .containsAll(described);
    }
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          all.add(
              new Operation(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  operation.getValue().path("operationId").asText(),
                  operation.getValue()));
        }
      }
    }
    // What is deleted can be shown no more.
    all.sort(Comparator.comparing(operation -> operation.method().equals("DELETE")));
    return all;
  }

  private void check(Operation operation, Calls.Call call) throws Exception {
    Map<String, String> headers = new HashMap<>();
    if (operation.described().path("security").toString().contains("adminToken")) {
      headers.put("Authorization", "Bearer " + gateway.credentials.adminToken());
    } else {
      headers.put("Authorization", "Bearer " + gateway.bearerToken);
      headers.put("X-Api-Key", gateway.credentials.internalApiKey());
    }
    headers.put("Content-Type", "application/json");
    headers.putAll(call.headers());
    HttpResponse<String> answer =
        gateway.send(operation.method(), call.path(), call.body(), headers);
    String status = Integer.toString(answer.statusCode());
    seen.computeIfAbsent(operation.id(), id -> new TreeSet<>()).add(status);
    JsonNode response = resolved(operation.described().path("responses").path(status));
    if (response.isMissingNode()) {
      problems.add(operation.id() + " " + call.path() + ": undescribed status " + status);
      return;
    }
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      boolean other = !response.path("content").isMissingNode(); // such as a picture
      if (!answer.body().isEmpty() && !other) {
        problems.add(operation.id() + ": an undescribed body with " + status);
      }
      return;
    }
    for (String problem : misfits(schema, answer.body())) {
      problems.add(operation.id() + " " + status + ": " + problem);
    }
    for (String header : List.of("x-amzn-RequestId", "X-Amzn-Trace-Id")) {
      if (answer.headers().firstValue(header).isEmpty()) {
        problems.add(operation.id() + " " + status + ": no " + header);
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    String ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : description.at(ref.substring(1));
  }

  /**
   * The schema among all of its like, with every object closed to members that it does not name.
   */
  private List<String> misfits(JsonNode schema, String body) throws IOException {
    ObjectNode whole = Json.object();
    whole.set("allOf", Json.object().arrayNode().add(schema.deepCopy()));
    whole.set("components", description.path("components").deepCopy());
    close(whole);
    var validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.write(whole), InputFormat.JSON);
    return validator.validate(body, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApiWalkTest::close);
  }
}
