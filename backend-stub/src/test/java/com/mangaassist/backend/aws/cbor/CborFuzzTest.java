package com.mangaassist.backend.aws.cbor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.util.Arrays;

/** Any bytes are a value or {@link MalformedCborException}, and a value can be written again. */
class CborFuzzTest {

  @FuzzTest
  void readsOrRefuses(byte[] data) throws Exception {
    JsonNode read;
    try {
      read = CborReader.read(data);
    } catch (MalformedCborException refused) {
      return;
    }
    if (read.isObject() && !Json.write(read).isEmpty()) {
      byte[] once = CborWriter.write(read);
      byte[] twice = CborWriter.write(CborReader.read(once));
      if (!Arrays.equals(once, twice)) {
        throw new AssertionError("What was read is written in two ways");
      }
    }
  }
}
