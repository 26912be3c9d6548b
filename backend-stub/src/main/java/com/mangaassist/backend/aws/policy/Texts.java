package com.mangaassist.backend.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Members of policies that are one text or a list of them. */
final class Texts {
  private Texts() {}

  static Stream<String> of(JsonNode oneOrMany) {
    List<JsonNode> all =
        oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    return all.stream().map(JsonNode::asText);
  }

  /** Whether a pattern with {@code *} and {@code ?} fits; actions know no case. */
  static boolean fits(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }
}
