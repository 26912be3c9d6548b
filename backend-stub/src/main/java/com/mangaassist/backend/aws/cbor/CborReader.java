package com.mangaassist.backend.aws.cbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one CBOR item (RFC 8949) as a tree. Times (tag 1) become their seconds since 1970. What it
 * allocates is bounded by the bytes that are there, never by a length that they claim.
 */
public final class CborReader {

  /** Deepest nesting of arrays, maps and tags. */
  static final int MAX_DEPTH = 64;

  /** Most items of one message: a node takes far more memory than its byte. */
  static final int MAX_ITEMS = 1_000_000;

  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xFF;
  private static final int TEXT = 3;
  private static final int TAG_TIME = 1;
  private static final int TAG_UNSIGNED_BIGNUM = 2;
  private static final int TAG_BIG_FLOAT = 5;

  private final byte[] in;
  private int at;
  private int items;

  private CborReader(byte[] in) {
    this.in = in;
  }

  /**
   * Reads the one item that the bytes are.
   *
   * @throws MalformedCborException when they are not CBOR, not whole, go on after the item, hold a
   *     key twice, a text that is not UTF-8, a key that is no text, a bignum, or too much
   */
  public static JsonNode read(byte[] bytes) throws MalformedCborException {
    CborReader reader = new CborReader(bytes);
    JsonNode item = reader.item(0);
    if (reader.at != bytes.length) {
      throw new MalformedCborException("bytes follow the item");
    }
    return item;
  }

  private JsonNode item(int depth) throws MalformedCborException {
    if (depth > MAX_DEPTH) {
      throw new MalformedCborException("nested too deep");
    }
    if (++items > MAX_ITEMS) {
      throw new MalformedCborException("too many items");
    }
    int initial = next();
    int info = initial & 0x1F;
    return switch (initial >> 5) {
      case 0 -> LongNode.valueOf(whole(info));
      case 1 -> LongNode.valueOf(-1 - whole(info));
      case 2 -> BinaryNode.valueOf(string(2, info));
      case TEXT -> TextNode.valueOf(text(info));
      case 4 -> array(info, depth);
      case 5 -> map(info, depth);
      case 6 -> tagged(argument(info), depth);
      default -> simple(info);
    };
  }

  private JsonNode array(int info, int depth) throws MalformedCborException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    if (info == INDEFINITE) {
      while (!atBreak()) {
        array.add(item(depth + 1));
      }
    } else {
      for (int left = length(info); left > 0; left--) {
        array.add(item(depth + 1));
      }
    }
    return array;
  }

  private JsonNode map(int info, int depth) throws MalformedCborException {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    if (info == INDEFINITE) {
      while (!atBreak()) {
        entry(map, depth);
      }
    } else {
      for (int left = length(info); left > 0; left--) {
        entry(map, depth);
      }
    }
    return map;
  }

  private void entry(ObjectNode map, int depth) throws MalformedCborException {
    int initial = next();
    if (initial >> 5 != TEXT) {
      throw new MalformedCborException("a key is not a text");
    }
    String key = text(initial & 0x1F);
    if (map.has(key)) {
      throw new MalformedCborException("a key stands twice");
    }
    map.set(key, item(depth + 1));
  }

  private JsonNode tagged(long tag, int depth) throws MalformedCborException {
    if (tag >= TAG_UNSIGNED_BIGNUM && tag <= TAG_BIG_FLOAT) {
      throw new MalformedCborException("numbers of arbitrary size are not supported");
    }
    JsonNode content = item(depth + 1);
    if (tag == TAG_TIME && !(content.isNumber() && Double.isFinite(content.doubleValue()))) {
      throw new MalformedCborException("a time is not a number");
    }
    return content;
  }

  private JsonNode simple(int info) throws MalformedCborException {
    return switch (info) {
      case 20 -> BooleanNode.FALSE;
      case 21 -> BooleanNode.TRUE;
      case 22, 23 -> NullNode.getInstance();
      case 25 -> DoubleNode.valueOf(Float.float16ToFloat((short) bytes(2)));
      case 26 -> DoubleNode.valueOf(Float.intBitsToFloat((int) bytes(4)));
      case 27 -> DoubleNode.valueOf(Double.longBitsToDouble(bytes(8)));
      default -> throw new MalformedCborException("not a value");
    };
  }

  private String text(int info) throws MalformedCborException {
    if (info != INDEFINITE) {
      int length = length(info);
      String text = utf8(at, length);
      at += length;
      return text;
    }
    StringBuilder text = new StringBuilder();
    while (!atBreak()) {
      int length = chunk(TEXT);
      text.append(utf8(at, length));
      at += length;
    }
    return text.toString();
  }

  private byte[] string(int major, int info) throws MalformedCborException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (info == INDEFINITE) {
      while (!atBreak()) {
        int length = chunk(major);
        bytes.write(in, at, length);
        at += length;
      }
    } else {
      int length = length(info);
      bytes.write(in, at, length);
      at += length;
    }
    return bytes.toByteArray();
  }

  private int chunk(int major) throws MalformedCborException {
    int initial = next();
    if (initial >> 5 != major || (initial & 0x1F) == INDEFINITE) {
      throw new MalformedCborException("a chunk is of another kind than its string");
    }
    return length(initial & 0x1F);
  }

  private String utf8(int from, int length) throws MalformedCborException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCborException("a text is not UTF-8");
    }
  }

  /** A count of bytes or items, each of which takes at least one of the bytes that are left. */
  private int length(int info) throws MalformedCborException {
    long length = argument(info);
    if (length < 0 || length > in.length - at) {
      throw new MalformedCborException("a length is beyond the end");
    }
    return (int) length;
  }

  private long whole(int info) throws MalformedCborException {
    long number = argument(info);
    if (number < 0) {
      throw new MalformedCborException("a whole number is over 64 bits");
    }
    return number;
  }

  /** The argument of an initial byte; negative when it is 2^63 or more. */
  private long argument(int info) throws MalformedCborException {
    return switch (info) {
      case 24 -> bytes(1);
      case 25 -> bytes(2);
      case 26 -> bytes(4);
      case 27 -> bytes(8);
      case 28, 29, 30, INDEFINITE -> throw new MalformedCborException("not an argument");
      default -> info;
    };
  }

  private long bytes(int count) throws MalformedCborException {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | next();
    }
    return value;
  }

  private boolean atBreak() throws MalformedCborException {
    if (at >= in.length) {
      throw ended();
    }
    if ((in[at] & 0xFF) == BREAK) {
      at++;
      return true;
    }
    return false;
  }

  private int next() throws MalformedCborException {
    if (at >= in.length) {
      throw ended();
    }
    return in[at++] & 0xFF;
  }

  private static MalformedCborException ended() {
    return new MalformedCborException("the bytes end within an item");
  }
}
