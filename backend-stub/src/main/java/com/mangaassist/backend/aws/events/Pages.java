package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a list that is sorted by key into pages: {@code Limit} and {@code NextToken}. */
final class Pages {

  private static final int MOST = 100;
  private static final int TOKEN_LENGTH = 2048;

  private final String list;
  private final int size;
  private final Optional<String> token;

  private Pages(String list, int size, Optional<String> token) {
    this.list = list;
    this.size = size;
    this.token = token;
  }

  /** Reads the two members; {@code list} ties a token to its list. */
  static Pages of(Check check, String list) throws AwsFault {
    int size = check.whole("Limit", 1, MOST).orElse(MOST);
    return new Pages(list, size, check.optional("NextToken", 1, TOKEN_LENGTH, null));
  }

  /** The page as an answer, with the items in the member named. */
  <T> ObjectNode answer(
      String member, List<T> all, Function<T, String> key, Function<T, JsonNode> item)
      throws AwsFault {
    String after = token.isPresent() ? decode(token.get()) : "";
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray(member);
    String last = "";
    for (T each : all) {
      if (key.apply(each).compareTo(after) <= 0) {
        continue;
      }
      if (items.size() == size) {
        answer.put("NextToken", encode(last));
        break;
      }
      items.add(item.apply(each));
      last = key.apply(each);
    }
    return answer;
  }

  private String encode(String key) {
    return Base64.getEncoder().encodeToString((list + "\n" + key).getBytes(StandardCharsets.UTF_8));
  }

  private String decode(String given) throws AwsFault {
    try {
      String text = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
      if (text.startsWith(list + "\n")) {
        return text.substring(list.length() + 1);
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: not ours.
    }
    throw AwsFault.validation("Parameter NextToken is not valid.");
  }
}
