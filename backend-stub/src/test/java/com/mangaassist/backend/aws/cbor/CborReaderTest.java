package com.mangaassist.backend.aws.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.services.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against RFC 8949's examples and against bytes that mean harm. */
class CborReaderTest {

  /** From appendix A of RFC 8949. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00 | 0",
        "17 | 23",
        "1818 | 24",
        "1903e8 | 1000",
        "1a000f4240 | 1000000",
        "1b000000e8d4a51000 | 1000000000000",
        "20 | -1",
        "3903e7 | -1000",
        "f90000 | 0.0",
        "f93c00 | 1.0",
        "f93e00 | 1.5",
        "f97bff | 65504.0",
        "f90001 | 5.960464477539063E-8",
        "f9c400 | -4.0",
        "fa47c35000 | 100000.0",
        "fb3ff199999999999a | 1.1",
        "fb7e37e43c8800759c | 1.0E300",
        "f4 | false",
        "f5 | true",
        "f6 | null",
        "f7 | null",
        "60 | ''",
        "6161 | a",
        "62c3bc | ü",
        "63e6b0b4 | 水",
        "64f0908591 | 𐅑",
        "7f657374726561646d696e67ff | streaming",
        "c11a514b67b0 | 1363896240",
        "c1fb41d452d9ec200000 | 1.3638962405E9"
      })
  void readsTheExamplesOfTheStandard(String hex, String text) throws Exception {
    assertThat(read(hex).asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80 | []",
        "83010203 | [1,2,3]",
        "9f018202039f0405ffff | [1,[2,3],[4,5]]",
        "a0 | {}",
        "a26161016162820203 | {\"a\":1,\"b\":[2,3]}",
        "bf61610161629f0203ffff | {\"a\":1,\"b\":[2,3]}",
        "bf7f61616162ff01ff | {\"ab\":1}",
        "d9d9f783010203 | [1,2,3]"
      })
  void readsWholeAndOpenCollections(String hex, String json) throws Exception {
    assertThat(read(hex)).hasToString(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Nothing, cut short, or going on.
        "",
        "18",
        "6261",
        "8201",
        "a161",
        "bf6161",
        "9f01",
        "7f6161",
        "0000",
        "ff",
        // Lengths beyond the end.
        "5b7fffffffffffffff",
        "7bffffffffffffffff",
        "9b7fffffffffffffff",
        "bbffffffffffffffff",
        "9a7fffffff",
        "ba7fffffff",
        "7a7fffffff61",
        // Reserved and unassigned.
        "1c",
        "3d",
        "5e",
        "7c",
        "9d",
        "fc",
        "f8ff",
        "e0",
        "1f",
        "3f",
        "df",
        // A key twice, a key that is no text.
        "a2616101616102",
        "bf616101616102ff",
        "a10102",
        "a1f601",
        // Not UTF-8: overlong, surrogate, lone continuation, cut.
        "62c080",
        "63eda080",
        "6180",
        "61c3",
        "7f61c361bcff",
        // Chunks of another kind, chunks in chunks.
        "7f4161ff",
        "7f7f6161ffff",
        // Bignums, decimal fractions, times that are none.
        "c249010000000000000000",
        "c349010000000000000000",
        "c48221196ab3",
        "c5822003",
        "c16161",
        "c1f97e00",
        "c1f97c00",
        "1bffffffffffffffff",
        "3bffffffffffffffff"
      })
  void refusesWhatIsMalformed(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(MalformedCborException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0x9F, 0xC1, 0xD8, 0xA1, 0xBF})
  void refusesNestingTenThousandDeep(int opening) {
    byte[] bytes = new byte[10_000];
    Arrays.fill(bytes, (byte) opening);
    assertThatThrownBy(() -> CborReader.read(bytes)).isInstanceOf(MalformedCborException.class);
  }

  @Test
  void refusesMoreItemsThanAnybodySends() {
    byte[] bytes = new byte[CborReader.MAX_ITEMS + 2];
    bytes[0] = (byte) 0x9F;
    bytes[bytes.length - 1] = (byte) 0xFF;
    assertThatThrownBy(() -> CborReader.read(bytes)).hasMessage("too many items");
  }

  @Test
  void readsBackWhatTheWriterWrote() throws Exception {
    RandomGenerator random = new SplittableRandom(4);
    for (int round = 0; round < 2_000; round++) {
      JsonNode tree = tree(random, 4);
      assertThat(CborReader.read(CborWriter.write(tree))).isEqualTo(tree);
    }
  }

  @Test
  void writesTimesWithTheirTag() throws Exception {
    assertThat(HexFormat.of().formatHex(CborWriter.write(Times.mark(Instant.ofEpochSecond(1)))))
        .isEqualTo("c1fb3ff0000000000000");
    assertThat(CborReader.read(CborWriter.write(Times.mark(Instant.ofEpochMilli(1_500)))))
        .hasToString("1.5");
  }

  /** Every end is a tree or a refusal. */
  @Test
  void survivesRandomBytes() {
    RandomGenerator random = new SplittableRandom(5);
    int read = 0;
    for (int round = 0; round < 300_000; round++) {
      byte[] bytes = new byte[random.nextInt(1, 40)];
      random.nextBytes(bytes);
      read += survives(bytes);
    }
    assertThat(read).isPositive();
  }

  /** Bytes that are nearly right reach deeper than random ones. */
  @Test
  void survivesDamagedMessages() {
    RandomGenerator random = new SplittableRandom(6);
    int read = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = CborWriter.write(tree(random, 4));
      for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read += survives(random.nextBoolean() ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
    }
    assertThat(read).isPositive();
  }

  private static int survives(byte[] bytes) {
    try {
      CborReader.read(bytes);
      return 1;
    } catch (MalformedCborException e) {
      return 0;
    }
  }

  private static JsonNode tree(RandomGenerator random, int depth) {
    ObjectNode holder = Json.object();
    switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> holder.put("x", random.nextLong());
      case 1 -> holder.put("x", random.nextLong(-300, 300));
      case 2 -> holder.put("x", random.nextDouble());
      case 3 -> holder.put("x", random.nextBoolean());
      case 4 -> holder.putNull("x");
      case 5 -> holder.put("x", "漫画".repeat(random.nextInt(60)));
      case 6 -> {
        ArrayNode array = holder.putArray("x");
        for (int i = random.nextInt(40); i > 0; i--) {
          array.add(tree(random, depth - 2));
        }
      }
      default -> {
        ObjectNode object = holder.putObject("x");
        for (int i = random.nextInt(5); i > 0; i--) {
          object.set("key" + i, tree(random, depth - 1));
        }
      }
    }
    return holder.path("x");
  }

  private static JsonNode read(String hex) throws MalformedCborException {
    return CborReader.read(HexFormat.of().parseHex(hex));
  }
}
