package com.mangaassist.backend.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.appconfig.StepTiming;
import com.mangaassist.backend.aws.events.deliver.FunctionUrls;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What may be chosen where AWS's own documents disagree. It stands in {@code aws.json} of the data
 * folder, such as {@code {"appConfigStepTiming": "recorded"}}; what is not named there has its
 * default, and so has all if the file is missing.
 *
 * @param appConfigStepTiming {@code documented} (the default) or {@code recorded}
 * @param sqsMaximumMessageBytes the largest message of a queue: 1,048,576 (the default), or 262,144
 *     as before August 2025
 * @param sqsDeletedNamesRest whether the name of a deleted queue cannot be used for a minute
 * @param eventsMaximumCallBytes the most that the entries of a {@code PutEvents} may have together:
 *     262,144 (the default), or up to 1,048,576, of which other documents speak
 * @param functions where EventBridge and alarms invoke functions, such as {@code {"functions":
 *     {"base": "http://127.0.0.1:9001", "byName": {"NAME": "http://127.0.0.1:9002"}, "headers":
 *     {}}}}
 */
record StandInSettings(
    StepTiming appConfigStepTiming,
    int sqsMaximumMessageBytes,
    boolean sqsDeletedNamesRest,
    int eventsMaximumCallBytes,
    FunctionUrls functions) {
  private static final String FILE = "aws.json";
  private static final String STEP_TIMING = "appConfigStepTiming";
  private static final String MESSAGE_BYTES = "sqsMaximumMessageBytes";
  private static final int LARGEST_MESSAGE = 1 << 20;
  private static final String CALL_BYTES = "eventsMaximumCallBytes";
  private static final int USUAL_CALL = 256 * 1024;

  /**
   * Reads the settings of a data folder.
   *
   * @throws UncheckedIOException when the file cannot be read or holds something else; the message
   *     names it
   */
  static StandInSettings read(Path dataDir) {
    Path file = dataDir.resolve(FILE);
    try {
      JsonNode json = Json.parse(Files.readAllBytes(file));
      return new StandInSettings(
          timing(json.path(STEP_TIMING).asText("documented")),
          bytes(MESSAGE_BYTES, json.path(MESSAGE_BYTES).asInt(LARGEST_MESSAGE)),
          json.path("sqsDeletedNamesRest").asBoolean(true),
          bytes(CALL_BYTES, json.path(CALL_BYTES).asInt(USUAL_CALL)),
          functions(json.path("functions")));
    } catch (NoSuchFileException e) {
      return new StandInSettings(
          StepTiming.DOCUMENTED, LARGEST_MESSAGE, true, USUAL_CALL, FunctionUrls.none());
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
  }

  private static StepTiming timing(String text) {
    try {
      return StepTiming.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          STEP_TIMING + " is documented or recorded, not " + text, e);
    }
  }

  private static FunctionUrls functions(JsonNode json) {
    Map<String, URI> byName = new HashMap<>();
    json.path("byName")
        .properties()
        .forEach(entry -> byName.put(entry.getKey(), URI.create(entry.getValue().asText())));
    Map<String, String> headers = new HashMap<>();
    json.path("headers")
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
    String base = json.path("base").asText("");
    return new FunctionUrls(base.isEmpty() ? null : URI.create(base), byName, headers);
  }

  private static int bytes(String name, int bytes) {
    if (bytes < 1_024 || bytes > LARGEST_MESSAGE) {
      throw new IllegalArgumentException(
          name + " is from 1024 to " + LARGEST_MESSAGE + ", not " + bytes);
    }
    return bytes;
  }
}
