package com.mangaassist.services.flags;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutBucketTest {

  record Vector(String flag, String user, int bucket) {}

  static Stream<Vector> vectors() throws Exception {
    try (var in = RolloutBucketTest.class.getResourceAsStream("rollout-vectors.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(RolloutBucketTest::vector).toList().stream();
    }
  }

  private static Vector vector(String line) {
    try {
      return Json.read(line, Vector.class);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(line, e);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithTheKnownAnswers(Vector vector) {
    assertThat(RolloutBucket.of(vector.flag(), vector.user())).isEqualTo(vector.bucket());
  }

  @Test
  void isTheDigestAsOneUnsignedNumberModuloAHundred() throws Exception {
    Random random = new Random(20_260_401);
    for (int i = 0; i < 2_000; i++) {
      String user = "u" + random.nextLong();
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(("f:" + user).getBytes(StandardCharsets.UTF_8));
      int expected = new BigInteger(1, digest).mod(BigInteger.valueOf(100)).intValueExact();
      assertThat(RolloutBucket.of("f", user)).as(user).isEqualTo(expected);
    }
  }
}
