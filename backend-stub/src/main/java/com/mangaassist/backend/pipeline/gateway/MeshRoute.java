package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.mesh.EndpointRegistry;
import com.mangaassist.backend.pipeline.mesh.Mesh;
import com.mangaassist.backend.pipeline.resilience.ModelState;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code GET /admin/mesh}: the instances of the orchestrator and the models, and how they are. */
record MeshRoute(Mesh mesh, Supplier<List<ModelState>> models) implements Handler {

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    ObjectNode body = Json.object();
    EndpointRegistry registry = mesh.registry();
    ObjectNode service =
        body.putArray("services")
            .addObject()
            .put("name", registry.service())
            .put("mutualTls", mesh.mutualTls());
    ArrayNode endpoints = service.putArray("endpoints");
    for (EndpointRegistry.State each : registry.states()) {
      endpoints
          .addObject()
          .put("address", each.endpoint().address())
          .put("healthy", each.healthy())
          .put("since", each.since().toString())
          .put("trouble", each.trouble());
    }
    ArrayNode asked = body.putArray("models");
    for (ModelState each : models.get()) {
      asked
          .addObject()
          .put("modelId", each.modelId())
          .put("healthy", each.trouble().isEmpty())
          .put("trouble", each.trouble());
    }
    Replies.json(reply, 200, Json.write(body));
  }

  /** The instances as a part of the gateway's health. */
  static Health.Part health(Mesh mesh) {
    List<EndpointRegistry.State> out =
        mesh.registry().states().stream().filter(each -> !each.healthy()).toList();
    return out.isEmpty()
        ? new Health.Part("mesh", Health.State.HEALTHY, "")
        : new Health.Part(
            "mesh",
            Health.State.DEGRADED,
            out.stream()
                .map(each -> each.endpoint().address() + " (" + each.trouble() + ")")
                .collect(Collectors.joining(", ", "Instances left out: ", "")));
  }
}
