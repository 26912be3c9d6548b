package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.gateway.Health;
import com.mangaassist.backend.pipeline.models.CatalogueVectors;
import com.mangaassist.backend.pipeline.outbox.OutboxRelay;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.platform.store.StoreException;
import java.util.List;

/** Asks the parts of the pipeline how they are. */
final class PipelineHealth implements Health {

  private final SessionStore sessions;
  private final CatalogueVectors vectors;
  private final OutboxRelay relay;

  PipelineHealth(SessionStore sessions, CatalogueVectors vectors, OutboxRelay relay) {
    this.sessions = sessions;
    this.vectors = vectors;
    this.relay = relay;
  }

  @Override
  public List<Part> parts() {
    return List.of(sessions(), retrieval(), events());
  }

  private Part sessions() {
    try {
      sessions.owner("health");
      return new Part("sessions", State.HEALTHY, "");
    } catch (StoreException e) {
      return new Part("sessions", State.DEGRADED, String.valueOf(e.getMessage()));
    }
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
