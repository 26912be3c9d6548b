package com.mangaassist.app.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.views.controls.Later;
import com.mangaassist.views.shell.HealthModel;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.HealthModel.State;
import com.mangaassist.views.tasks.Tasks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.util.Duration;

/** Asks the gateway again and again how its parts are. On the JavaFX thread. */
final class HealthWatch implements AutoCloseable {

  private static final Duration EVERY = Duration.seconds(5);
  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(3);

  private final Tasks tasks;
  private final Later later;
  private final HealthModel model;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private Runnable callOff = () -> {};
  private boolean closed;

  HealthWatch(Tasks tasks, Later later, HealthModel model) {
    this.tasks = tasks;
    this.later = later;
    this.model = model;
  }

  /**
   * Begins to ask.
   *
   * @param health as {@code http://127.0.0.1:4711/health}
   */
  void watch(URI health) {
    callOff.run();
    tasks
        .work(() -> ask(health))
        .success(model::report)
        .failure(e -> model.report(List.of(new PartHealth("Gateway", State.DOWN, sentence(e)))))
        .atLast(() -> again(health))
        .start();
  }

  private void again(URI health) {
    if (!closed) {
      callOff = later.after(EVERY, () -> watch(health));
    }
  }

  private List<PartHealth> ask(URI health) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new Refused(response.statusCode());
    }
    return parts(Json.parse(response.body()));
  }

  /** The parts of a {@code /health} answer; a state that is not known counts as degraded. */
  static List<PartHealth> parts(JsonNode answer) {
    List<PartHealth> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : answer.path("parts").properties()) {
      JsonNode part = each.getValue();
      parts.add(
          new PartHealth(
              capital(each.getKey()),
              state(part.path("status").asText()),
              part.path("detail").asText()));
    }
    return parts;
  }

  private static State state(String word) {
    return switch (word) {
      case "healthy" -> State.HEALTHY;
      case "starting" -> State.STARTING;
      case "down" -> State.DOWN;
      default -> State.DEGRADED;
    };
  }

  private static String capital(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String sentence(Exception problem) {
    return switch (problem) {
      case HttpTimeoutException _ -> "It did not answer in time.";
      case Refused refused -> refused.getMessage();
      default -> "It cannot be reached.";
    };
  }

  /** It answered, but not with how it is. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(int status) {
      super("It answers with status " + status + ".");
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /** Asks no more. */
  @Override
  public void close() {
    closed = true;
    callOff.run();
    http.shutdownNow();
  }
}
