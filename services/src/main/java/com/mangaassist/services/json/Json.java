package com.mangaassist.services.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The one JSON mapper of the system.
 *
 * <p>It refuses what a lenient reader lets through: duplicate keys, trailing text, malformed UTF-8
 * and nesting deeper than {@value #MAX_DEPTH}. Money stays {@link java.math.BigDecimal}.
 */
public final class Json {

  /** Deepest nesting that is read. AWS's own services refuse far less than this. */
  public static final int MAX_DEPTH = 200;

  private static final char REPLACEMENT = '\uFFFD';

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Buffers kept by thread are made anew for each virtual thread.
                  .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads one JSON value.
   *
   * @throws MalformedJsonException if the bytes are not UTF-8, not JSON, nested too deep, hold a
   *     key twice or go on after the value
   */
  public static JsonNode parse(byte[] utf8) throws MalformedJsonException {
    return parse(decode(utf8));
  }

  /** As {@link #parse(byte[])}, from text. */
  public static JsonNode parse(String text) throws MalformedJsonException {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new MalformedJsonException("empty", null);
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(e.getOriginalMessage(), e);
    }
  }

  /** Reads a record. */
  public static <T> T read(String text, Class<T> type) throws MalformedJsonException {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new MalformedJsonException("null", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(e.getOriginalMessage(), e);
    }
  }

  /** The value as compact JSON text. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /** The value as JSON text for people: indented. */
  public static String writePretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /** The value as compact UTF-8 JSON. */
  public static byte[] writeBytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** A record or map as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A whole number from {@code least} to {@code most}, or a text of one; empty if it is none. */
  public static OptionalInt whole(JsonNode value, int least, int most) {
    try {
      int number = new BigDecimal(value.asText()).intValueExact();
      return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static String decode(byte[] utf8) throws MalformedJsonException {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    // Either it was sent, or it stands for what is malformed.
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("not UTF-8", e);
    }
  }

  /** The text is not the JSON that was asked for; the message says why, without the text itself. */
  public static final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(
        String message, @org.jspecify.annotations.Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
