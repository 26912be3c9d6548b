package com.mangaassist.backend.aws.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.mangaassist.services.json.Json;
import java.util.Arrays;

/** Bodies: any bytes are what they say they are, or refused as the client's mistake. */
class BodyFuzzTest {

  @FuzzTest
  void joinsChunksOrRefuses(byte[] data) {
    try {
      if (AwsChunks.join(data).length > data.length) {
        throw new AssertionError("More came out than went in");
      }
    } catch (AwsFault refused) {
      requireClientsFault(refused);
    }
  }

  @FuzzTest
  void readsJsonOrRefuses(byte[] data) throws Exception {
    try {
      byte[] once = Json.writeBytes(Json.parse(data));
      if (!Arrays.equals(once, Json.writeBytes(Json.parse(once)))) {
        throw new AssertionError("What was read is written in two ways");
      }
    } catch (Json.MalformedJsonException refused) {
      // a 400 to the client
    }
  }

  private static void requireClientsFault(AwsFault refused) {
    if (refused.status() >= 500) {
      throw new AssertionError("The client's mistake is answered as the server's", refused);
    }
  }
}
