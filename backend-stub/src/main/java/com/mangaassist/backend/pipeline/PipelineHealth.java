package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.flags.ModelRollout;
import com.mangaassist.backend.pipeline.gateway.Health;
import com.mangaassist.backend.pipeline.models.CatalogueVectors;
import com.mangaassist.backend.pipeline.outbox.OutboxRelay;
import com.mangaassist.backend.pipeline.prompt.PromptTemplates;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.platform.store.StoreException;
import java.util.List;

/** Asks the parts of the pipeline how they are. */
final class PipelineHealth implements Health {

  private final SessionStore sessions;
  private final CatalogueVectors vectors;
  private final OutboxRelay relay;
  private final ModelRollout rollout;
  private final PromptTemplates prompts;

  PipelineHealth(
      SessionStore sessions,
      CatalogueVectors vectors,
      OutboxRelay relay,
      ModelRollout rollout,
      PromptTemplates prompts) {
    this.rollout = rollout;
    this.prompts = prompts;
    this.sessions = sessions;
    this.vectors = vectors;
    this.relay = relay;
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("gateway", State.HEALTHY, ""), sessions(), retrieval(), events(), flags());
  }

  private Part sessions() {
    try {
      sessions.owner("health");
      return new Part("sessions", State.HEALTHY, "");
    } catch (StoreException e) {
      return new Part("sessions", State.DEGRADED, String.valueOf(e.getMessage()));
    }
  }

  private Part flags() {
    String trouble = rollout.trouble().isEmpty() ? prompts.trouble() : rollout.trouble();
    return trouble.isEmpty()
        ? new Part("flags", State.HEALTHY, "")
        : new Part(
            "flags",
            State.DEGRADED,
            "Flags and prompts stay as they were last known (prompt "
                + prompts.current().version()
                + "): "
                + trouble);
  }

  private Part events() {
    OutboxRelay.Status status = relay.status();
    if (!status.trouble().isEmpty()) {
      return new Part(
          "events", State.DEGRADED, "Events are kept and sent later: " + status.trouble());
    }
    return status.dead() == 0
        ? new Part("events", State.HEALTHY, "")
        : new Part("events", State.DEGRADED, status.dead() + " events were refused by the bus.");
  }

  private Part retrieval() {
    return vectors.state() == CatalogueVectors.State.READY
        ? new Part("retrieval", State.HEALTHY, "")
        : new Part("retrieval", State.STARTING, "Searches go by words until embeddings are there.");
  }
}
