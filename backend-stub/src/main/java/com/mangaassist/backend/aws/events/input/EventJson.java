package com.mangaassist.backend.aws.events.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The JSON of events. EventBridge takes what the system's own reader refuses: a key twice, of which
 * the later counts, and nesting up to the reader's own limit.
 */
public final class EventJson {

  /** What reads whole events later, the matcher among them, stops at 500; they wrap the detail. */
  private static final int MAX_DEPTH = 490;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  /** Numbers stay as they were written. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private EventJson() {}

  /** Reads an event that was accepted. */
  public static JsonNode parse(String event) throws MalformedJsonException {
    try {
      return MAPPER.readTree(event);
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(e.getOriginalMessage(), e);
    }
  }

  /**
   * One JSON object without white space, numbers as they were written.
   *
   * @throws MalformedJsonException not JSON, or no object
   */
  public static String compact(String object) throws MalformedJsonException {
    return compact(object, true);
  }

  /** The same of any JSON value. */
  static String compactValue(String value) throws MalformedJsonException {
    return compact(value, false);
  }

  private static String compact(String json, boolean object) throws MalformedJsonException {
    StringWriter text = new StringWriter(json.length());
    try (JsonParser parser = FACTORY.createParser(json);
        JsonGenerator generator = FACTORY.createGenerator(text)) {
      JsonToken first = parser.nextToken();
      if (first == null || (object && first != JsonToken.START_OBJECT)) {
        throw new MalformedJsonException("not an object", null);
      }
      generator.copyCurrentStructureExact(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("goes on after its end", null);
      }
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(e.getOriginalMessage(), e);
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedJsonException("not readable", e);
    }
    return text.toString();
  }

  /** A part of an event as text. */
  static String write(JsonNode part) {
    try {
      return MAPPER.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON", e);
    }
  }
}
