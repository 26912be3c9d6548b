package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Where a list goes on and how much of it is wanted.
 *
 * @param list which list the token belongs to, so that another list's token is refused
 * @param after the key of the last item already given; 0 at the beginning
 * @param size most items of this page
 */
record Page(String list, long after, int size) {
  private static final int MOST = 50;

  /** Reads {@code max_results} and {@code next_token}. */
  static Page of(RestCall call, String list) throws RestFault {
    int size = call.queryInt("max_results", "maxResults").orElse(MOST);
    Optional<String> token = call.query("next_token");
    return new Page(list, token.isPresent() ? decode(list, token.get()) : 0, size);
  }

  /** One more than the page holds: shows whether another page follows. */
  int fetch() {
    return size + 1;
  }

  /** The answer for the {@code rows} fetched, {@link #fetch} at most. */
  <T> RestReply reply(List<T> rows, Function<T, JsonNode> item, ToLongFunction<T> key) {
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("Items");
    List<T> shown = rows.size() > size ? rows.subList(0, size) : rows;
    shown.forEach(row -> items.add(item.apply(row)));
    if (rows.size() > size) {
      body.put("NextToken", encode(key.applyAsLong(shown.getLast())));
    }
    return RestReply.json(200, body);
  }

  private String encode(long key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + ":" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static long decode(String list, String token) throws RestFault {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(list + ":")) {
        long key = Long.parseLong(text.substring(list.length() + 1));
        if (key > 0) {
          return key;
        }
      }
    } catch (IllegalArgumentException e) {
      // Neither Base64 nor a number: not ours.
    }
    throw RestFault.badRequest("The NextToken is invalid.");
  }
}
