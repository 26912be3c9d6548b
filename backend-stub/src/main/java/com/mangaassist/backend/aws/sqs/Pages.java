package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cuts a sorted list of queue names into pages; without {@code MaxResults} there is one page. */
final class Pages {
  private static final int MOST = 1_000;

  private final OptionalInt size;
  private final String after;

  private Pages(OptionalInt size, String after) {
    this.size = size;
    this.after = after;
  }

  static Pages of(Input input) throws AwsFault {
    if (input.has("MaxResults")) {
      input.whole(
          "MaxResults", 1, MOST, "Must be an integer between 1 and 1000, if provided.", MOST);
    }
    String token = input.text("NextToken").orElse("");
    try {
      return new Pages(
          input.whole("MaxResults"),
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw SqsFaults.invalid(token, "NextToken", "Invalid or expired next token.");
    }
  }

  ObjectNode answer(String member, Stream<String> names, UnaryOperator<String> url) {
    ObjectNode answer = Json.object();
    ArrayNode urls = answer.putArray(member);
    String last = "";
    Iterator<String> rest = names.filter(name -> name.compareTo(after) > 0).iterator();
    while (rest.hasNext() && urls.size() < size.orElse(MOST)) {
      last = rest.next();
      urls.add(url.apply(last));
    }
    if (rest.hasNext() && size.isPresent()) {
      answer.put(
          "NextToken",
          Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }
    return answer;
  }
}
