package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.configuration.Configured;
import com.mangaassist.backend.pipeline.configuration.Origin;
import com.mangaassist.backend.pipeline.gateway.Health;
import com.mangaassist.backend.pipeline.models.CatalogueVectors;
import com.mangaassist.backend.pipeline.outbox.OutboxRelay;
import com.mangaassist.backend.pipeline.provision.Provisioning;
import com.mangaassist.backend.pipeline.resilience.ResilientModels;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.platform.store.StoreException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the parts of the pipeline how they are. */
final class PipelineHealth implements Health {

  private final SessionStore sessions;
  private final CatalogueVectors vectors;
  private final OutboxRelay relay;
  private final ResilientModels models;
  private final Provisioning provisioning;
  private final List<Configured> configured;
  private final @Nullable Supplier<String> standInTrouble;

  PipelineHealth(
      SessionStore sessions,
      CatalogueVectors vectors,
      OutboxRelay relay,
      ResilientModels models,
      Provisioning provisioning,
      List<Configured> configured,
      @Nullable Supplier<String> standInTrouble) {
    this.sessions = sessions;
    this.vectors = vectors;
    this.relay = relay;
    this.models = models;
    this.provisioning = provisioning;
    this.configured = List.copyOf(configured);
    this.standInTrouble = standInTrouble;
  }

  @Override
  public List<Part> parts() {
    return Stream.concat(
            Stream.of(sessions(), retrieval(), models(), events(), rules(), flags()),
            Stream.ofNullable(standInTrouble).map(trouble -> standIns(trouble.get())))
        .toList();
  }

  private Part sessions() {
    try {
      sessions.owner("health");
      return new Part("sessions", State.HEALTHY, "");
    } catch (StoreException e) {
      return new Part("sessions", State.DEGRADED, String.valueOf(e.getMessage()));
    }
  }

  private static Part standIns(String trouble) {
    return trouble.isEmpty()
        ? new Part("stand-ins", State.HEALTHY, "")
        : new Part("stand-ins", State.DEGRADED, "Nothing can be kept: " + trouble);
  }

  private Part rules() {
    Provisioning.Status status = provisioning.status();
    if (status.done()) {
      return new Part("rules", State.HEALTHY, "");
    }
    return status.trouble().isEmpty()
        ? new Part("rules", State.STARTING, "Rules and queues are being made.")
        : new Part("rules", State.DEGRADED, "Rules and queues cannot be made: " + status.trouble());
  }

  private Part models() {
    var troubles = models.troubles();
    return troubles.isEmpty()
        ? new Part("models", State.HEALTHY, "")
        : new Part("models", State.DEGRADED, "Left out for the moment: " + troubles);
  }

  private Part flags() {
    for (Configured part : configured) {
      Configured.Standing standing = part.standing();
      if (!standing.trouble().isEmpty()) {
        return new Part(
            "flags",
            State.DEGRADED,
            part.profile() + " stays as " + basis(standing) + ": " + standing.trouble());
      }
    }
    return configured.stream().allMatch(part -> part.standing().origin() == Origin.APP_CONFIG)
        ? new Part("flags", State.HEALTHY, "")
        : new Part("flags", State.STARTING, "Flags and prompts are being read.");
  }

  private static String basis(Configured.Standing standing) {
    return standing.origin() == Origin.RELEASE ? "it came with the program" : "it was last known";
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
