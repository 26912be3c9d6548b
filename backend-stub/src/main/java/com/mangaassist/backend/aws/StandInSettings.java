package com.mangaassist.backend.aws;

import com.mangaassist.backend.aws.appconfig.StepTiming;
import com.mangaassist.backend.aws.events.deliver.FunctionUrls;
import com.mangaassist.services.json.WrittenJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
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
  private static final String NAMES_REST = "sqsDeletedNamesRest";
  private static final String FUNCTIONS = "functions";
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
      WrittenJson json =
          WrittenJson.of(Files.readAllBytes(file))
              .withOnly(CALL_BYTES, MESSAGE_BYTES, NAMES_REST, STEP_TIMING, FUNCTIONS);
      return new StandInSettings(
          json.has(STEP_TIMING) ? timing(json.member(STEP_TIMING)) : StepTiming.DOCUMENTED,
          bytes(json, MESSAGE_BYTES, LARGEST_MESSAGE),
          !json.has(NAMES_REST) || json.member(NAMES_REST).yes(),
          bytes(json, CALL_BYTES, USUAL_CALL),
          json.has(FUNCTIONS) ? functions(json.member(FUNCTIONS)) : FunctionUrls.none());
    } catch (NoSuchFileException e) {
      return new StandInSettings(
          StepTiming.DOCUMENTED, LARGEST_MESSAGE, true, USUAL_CALL, FunctionUrls.none());
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(
          new IOException(
              "The settings of the stand-ins in " + file + " cannot be used: " + e.getMessage(),
              e));
    }
  }

  private static StepTiming timing(WrittenJson json) {
    return switch (json.text()) {
      case "documented" -> StepTiming.DOCUMENTED;
      case "recorded" -> StepTiming.RECORDED;
      default -> throw json.wrong("documented or recorded");
    };
  }

  private static FunctionUrls functions(WrittenJson json) {
    json.withOnly("base", "byName", "headers");
    Map<String, URI> byName = new HashMap<>();
    if (json.has("byName")) {
      json.member("byName").entries().forEach((name, each) -> byName.put(name, address(each)));
    }
    Map<String, String> headers = new HashMap<>();
    if (json.has("headers")) {
      json.member("headers").entries().forEach((name, each) -> headers.put(name, each.text()));
    }
    return new FunctionUrls(
        json.has("base") ? address(json.member("base")) : null, byName, headers);
  }

  private static URI address(WrittenJson json) {
    String expected = "an address that begins with http:// or https://";
    try {
      URI uri = URI.create(json.text());
      if ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw json.wrong(expected, e);
    }
    throw json.wrong(expected);
  }

  private static int bytes(WrittenJson json, String name, int missing) {
    return json.has(name) ? json.member(name).whole(1_024, LARGEST_MESSAGE) : missing;
  }
}
