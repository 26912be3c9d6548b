package com.mangaassist.backend.aws.cbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a tree as one CBOR item, with AWS's choices: lists do not tell their length beforehand,
 * and times as {@link Times} marks them become tag 1 of a double.
 */
public final class CborWriter {
  private static final int LIST_OF_ANY_LENGTH = 0x9F;
  private static final int BREAK = 0xFF;
  private static final int TAG_TIME = 0xC1;
  private static final int FALSE = 0xF4;
  private static final int TRUE = 0xF5;
  private static final int NULL = 0xF6;
  private static final int DOUBLE = 0xFB;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriter() {}

  /** The bytes of a tree. */
  public static byte[] write(JsonNode tree) {
    CborWriter writer = new CborWriter();
    writer.item(tree);
    return writer.out.toByteArray();
  }

  private void item(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        head(5, node.size());
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          text(member.getKey());
          item(member.getValue());
        }
      }
      case ARRAY -> {
        out.write(LIST_OF_ANY_LENGTH);
        node.forEach(this::item);
        out.write(BREAK);
      }
      case STRING -> text(node.textValue());
      case NUMBER -> number(node);
      case BOOLEAN -> out.write(node.booleanValue() ? TRUE : FALSE);
      case BINARY -> {
        byte[] bytes = binary(node);
        head(2, bytes.length);
        out.writeBytes(bytes);
      }
      case POJO -> time(node);
      case NULL, MISSING -> out.write(NULL);
    }
  }

  private static byte[] binary(JsonNode node) {
    try {
      return node.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void time(JsonNode node) {
    Optional<Instant> time = Times.marked(node);
    if (time.isEmpty()) {
      throw new IllegalArgumentException("not writable as CBOR: " + node.getNodeType());
    }
    out.write(TAG_TIME);
    floating(Times.seconds(time.get()));
  }

  private void number(JsonNode node) {
    if (node.isIntegralNumber()) {
      whole(node.longValue());
    } else {
      floating(node.doubleValue());
    }
  }

  private void whole(long number) {
    if (number < 0) {
      head(1, -1 - number);
    } else {
      head(0, number);
    }
  }

  private void floating(double number) {
    out.write(DOUBLE);
    big(Double.doubleToLongBits(number), 8);
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    head(3, utf8.length);
    out.writeBytes(utf8);
  }

  private void head(int major, long argument) {
    int high = major << 5;
    if (argument < 24) {
      out.write(high | (int) argument);
    } else if (argument <= 0xFF) {
      out.write(high | 24);
      big(argument, 1);
    } else if (argument <= 0xFFFF) {
      out.write(high | 25);
      big(argument, 2);
    } else if (argument <= 0xFFFF_FFFFL) {
      out.write(high | 26);
      big(argument, 4);
    } else {
      out.write(high | 27);
      big(argument, 8);
    }
  }

  private void big(long value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
      out.write((int) (value >> shift) & 0xFF);
    }
  }
}
