package com.mangaassist.backend.conversations;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A scripted conversation: what the customer says, and what is expected of each reply. */
record Script(
    @JsonProperty("id") String id,
    @JsonProperty("lang") String lang,
    @JsonProperty("segment") String segment,
    @JsonProperty("turns") List<Turn> turns) {

  record Turn(@JsonProperty("user") String user, @JsonProperty("expect") Expectation expect) {}

  record Expectation(
      @JsonProperty("intent") Intent intent,
      @JsonProperty("must_mention") List<String> mustMention,
      @JsonProperty("must_not") List<String> mustNot,
      @JsonProperty("moderation") Severity moderation) {}

  static List<Script> load(String resource) throws IOException {
    var json = new ObjectMapper();
    try (var in = Objects.requireNonNull(Script.class.getResourceAsStream(resource))) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var scripts = new ArrayList<Script>();
      for (String line : lines.lines().toList()) {
        scripts.add(json.readValue(line, Script.class));
      }
      return scripts;
    }
  }
}
